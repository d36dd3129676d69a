package limpid.host.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.reason.ReasonCode;
import limpid.host.time.Clock;

/** Any disk, by what Java offers: for macOS and Windows. Where that is less than {@link Disk} asks for, its parts say so. */
final class PortableDisk implements Disk {
    private final PortableErrors errors;
    private final PortableNames names;
    private final UnsyncedPaths unsynced = new UnsyncedPaths();
    private final Set<Path> locked = ConcurrentHashMap.newKeySet();

    PortableDisk(Clock clock) {
        errors = new PortableErrors(new DiskFailures(clock));
        names = new PortableNames(errors);
    }

    @Override
    public Optional<FileStat> stat(Path path) {
        try {
            return Optional.of(PortableStat.of(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (PortableErrors.codeOf(e) == ReasonCode.ITEM_VANISHED) { // a file where a folder was asked for
                return Optional.empty();
            }
            throw errors.failure("stat", e, path);
        }
    }

    @Override
    public List<DiskEntry> list(Path folder) {
        require(FileKind.FOLDER, "list", folder);
        List<DiskEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                stat(path).ifPresent(stat -> entries.add(new DiskEntry(name, stat)));
            }
            return entries;
        } catch (IOException e) {
            throw errors.failure("list", e, folder);
        }
    }

    @Override
    public DiskReader read(Path file) {
        FileStat stat = require(FileKind.FILE, "open", file);
        return new PortableReader(errors, file, open(file, StandardOpenOption.READ), stat);
    }

    @Override
    public DiskWriter create(Path file) {
        return write(file, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public DiskWriter append(Path file) {
        return write(file, StandardOpenOption.CREATE);
    }

    private DiskWriter write(Path file, OpenOption how) {
        FileChannel channel = open(file, how, StandardOpenOption.APPEND);
        unsynced.touched(file);
        return new PortableWriter(errors, file, channel);
    }

    private FileChannel open(Path file, OpenOption... how) {
        Set<OpenOption> options = new HashSet<>(List.of(how));
        options.add(LinkOption.NOFOLLOW_LINKS);
        try {
            return FileChannel.open(file, options);
        } catch (IOException e) {
            throw errors.failure("open", e, file);
        }
    }

    @Override
    public String readLink(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw errors.failure("readlink", e, link);
        }
    }

    @Override
    public void createLink(Path link, String target) {
        try {
            Files.createSymbolicLink(link, link.getFileSystem().getPath(target));
            unsynced.touched(link);
        } catch (IOException e) {
            throw errors.failure("symlink", e, link);
        }
    }

    @Override
    public void createFolders(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (stat(folder).filter(s -> s.kind() == FileKind.FOLDER).isEmpty()) {
                throw errors.failure("mkdir", e, folder);
            }
        } catch (NoSuchFileException e) {
            if (folder.getParent() == null) {
                throw errors.failure("mkdir", e, folder);
            }
            createFolders(folder.getParent());
            createFolders(folder);
        } catch (IOException e) {
            throw errors.failure("mkdir", e, folder);
        }
    }

    @Override
    public void move(Path from, Path to) {
        names.move(from, to);
        unsynced.moved(from, to);
    }

    @Override
    public void exchange(Path with, Path target) {
        names.exchange(with, target);
        unsynced.touched(with);
        unsynced.touched(target);
    }

    @Override
    public void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            if (PortableErrors.codeOf(e) != ReasonCode.ITEM_VANISHED) {
                throw errors.failure("delete", e, path);
            }
        }
    }

    @Override
    public void setAttributes(Path file, Instant modified, boolean executable) {
        require(FileKind.FILE, "utimens", file);
        try {
            PosixFileAttributeView posix =
                    Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (posix != null) { // Windows has no such permissions
                setExecutable(posix, executable);
            }
            Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(FileTime.from(modified), null, null);
        } catch (IOException e) {
            throw errors.failure("utimens", e, file);
        }
    }

    private static void setExecutable(PosixFileAttributeView posix, boolean executable) throws IOException {
        Set<PosixFilePermission> permissions = posix.readAttributes().permissions();
        boolean isChanged = executable
                ? permissions.add(PosixFilePermission.OWNER_EXECUTE)
                : permissions.removeAll(Set.of(
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_EXECUTE));
        if (isChanged) {
            posix.setPermissions(permissions);
        }
    }

    /** Windows cannot open folders for this, and keeps names in a journal. */
    @Override
    public void syncFolder(Path folder) {
        require(FileKind.FOLDER, "fsync", folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            sync(folder, StandardOpenOption.READ);
        }
    }

    private void sync(Path path, OpenOption how) {
        try (FileChannel channel = FileChannel.open(path, how, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            unsynced.touched(path); // deleted since: only its folder must come to rest
        } catch (IOException e) {
            unsynced.touched(path);
            throw errors.failure("fsync", e, path);
        }
    }

    /** One by one what this program wrote, as Java cannot bring a volume to rest. */
    @Override
    public void syncVolume(Path path) {
        if (stat(path).isEmpty()) {
            throw errors.failure(ReasonCode.ITEM_VANISHED, "sync", "nothing is there", path);
        }
        for (Path written : unsynced.take()) {
            stat(written)
                    .filter(stat -> stat.kind() == FileKind.FILE)
                    .ifPresent(_ -> sync(written, StandardOpenOption.WRITE));
            Optional.ofNullable(written.toAbsolutePath().getParent())
                    .filter(folder -> stat(folder).isPresent())
                    .ifPresent(this::syncFolder);
        }
    }

    @Override
    public DiskSpace space(Path path) {
        try {
            FileStore store = Files.getFileStore(path);
            return new DiskSpace(store.getUsableSpace(), store.getTotalSpace(), store.toString(), store.type());
        } catch (IOException e) {
            throw errors.failure("space", e, path);
        }
    }

    @Override
    public DiskTraits traits(Path folder) {
        return new NameProbe(this).of(folder);
    }

    /** The system forgets its lock when this program closes any view of the file, so each is opened only once here. */
    @Override
    public Optional<DiskLock> lock(Path file) {
        Path key = file.toAbsolutePath().normalize();
        if (!locked.add(key)) {
            return Optional.empty();
        }
        Optional<DiskLock> lock = Optional.empty();
        try {
            FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
            } else {
                lock = Optional.of(() -> giveBack(channel, key));
            }
            return lock;
        } catch (IOException e) {
            throw errors.failure("lock", e, file);
        } finally {
            if (lock.isEmpty()) {
                locked.remove(key);
            }
        }
    }

    private void giveBack(FileChannel channel, Path key) {
        try {
            channel.close();
        } catch (IOException e) {
            throw errors.failure("unlock", e, key);
        } finally {
            locked.remove(key);
        }
    }

    private FileStat require(FileKind kind, String call, Path path) {
        Optional<FileStat> stat = stat(path);
        if (stat.isEmpty() || stat.get().kind() != kind) {
            String found = stat.map(s -> s.kind().name()).orElse("nothing");
            throw errors.failure(ReasonCode.ITEM_VANISHED, call, "found " + found, path);
        }
        return stat.get();
    }
}
