package limpid.host.disk;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.posix.Aside;
import limpid.host.posix.Errno;
import limpid.host.posix.PathTooLongException;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;
import limpid.host.time.Clock;

/** The disk of Linux, by its own calls: what Java offers lacks exchange, refusal to replace, and quick listing. */
final class LinuxDisk implements Disk {
    /** What a person's umask leaves of these is what their new files get. */
    private static final int MODE_FILE = 0666;

    private static final int MODE_FOLDER = 0777;

    private final ScratchPool scratches = new ScratchPool();
    private final LinuxErrors errors;
    private final LinuxListing listing;
    private final LinuxNames names;

    LinuxDisk(Clock clock) {
        errors = new LinuxErrors(new DiskFailures(clock));
        listing = new LinuxListing(scratches, errors);
        names = new LinuxNames(scratches, errors);
    }

    @Override
    public Optional<FileStat> stat(Path path) {
        try (Scratch scratch = scratches.take()) {
            int answer = LinuxStat.ask(scratch, Posix.AT_FDCWD, errors.path(scratch, path));
            if (answer == -Errno.ENOENT || answer == -Errno.ENOTDIR) {
                return Optional.empty();
            }
            check(scratch, "stat", answer, path);
            return Optional.of(LinuxStat.answer(scratch));
        }
    }

    @Override
    public List<DiskEntry> list(Path folder) {
        return listing.of(folder);
    }

    /** Opening without waiting, so that a pipe in the place of a file holds nothing up. */
    @Override
    public DiskReader read(Path file) {
        try (Scratch scratch = scratches.take()) {
            int opened = open(scratch, file, Posix.O_RDONLY | Posix.O_NONBLOCK);
            check(scratch, "open", opened, file);
            int answer = LinuxStat.askOpen(scratch, opened);
            if (answer == 0 && LinuxStat.isFile(scratch)) {
                return new LinuxReader(scratches, errors, file, opened);
            }
            Posix.close(scratch, opened);
            check(scratch, "stat", answer, file);
            throw errors.failure(ReasonCode.ITEM_VANISHED, "open", Errno.EISDIR, file);
        }
    }

    @Override
    public DiskWriter create(Path file) {
        return write(file, Posix.O_CREAT | Posix.O_EXCL);
    }

    @Override
    public DiskWriter append(Path file) {
        return write(file, Posix.O_CREAT);
    }

    private DiskWriter write(Path file, int how) {
        try (Scratch scratch = scratches.take()) {
            int opened = open(scratch, file, how | Posix.O_WRONLY | Posix.O_APPEND | Posix.O_NONBLOCK);
            check(scratch, "open", opened, file);
            return new LinuxWriter(scratches, errors, file, opened);
        }
    }

    private int open(Scratch scratch, Path file, int flags) {
        return Posix.open(scratch, errors.path(scratch, file), flags | Posix.O_NOFOLLOW, MODE_FILE);
    }

    @Override
    public String readLink(Path link) {
        try (Scratch scratch = scratches.take()) {
            MemorySegment room = scratch.bytes();
            long length = Posix.readlink(scratch, errors.path(scratch, link), room, Scratch.PATH_BYTES_MAX);
            if (length == -Errno.EINVAL) { // something else than a link
                throw errors.failure(ReasonCode.ITEM_VANISHED, "readlink", Errno.EINVAL, link);
            }
            check(scratch, "readlink", length, link);
            return new String(room.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void createLink(Path link, String target) {
        try (Scratch scratch = scratches.take()) {
            MemorySegment path = errors.path(scratch, link);
            check(scratch, "symlink", Posix.symlink(scratch, scratch.secondText(target), path), link);
        } catch (PathTooLongException e) {
            throw errors.failure(ReasonCode.NAME_TOO_LONG, "symlink", Errno.ENAMETOOLONG, link);
        }
    }

    @Override
    public void createFolders(Path folder) {
        int answer = makeFolder(folder);
        if (answer == -Errno.ENOENT && folder.getParent() != null) {
            createFolders(folder.getParent());
            answer = makeFolder(folder);
        }
        boolean isThere = answer == -Errno.EEXIST
                && stat(folder).filter(s -> s.kind() == FileKind.FOLDER).isPresent();
        if (!isThere && answer < 0) {
            try (Scratch scratch = scratches.take()) {
                throw errors.failure(scratch, "mkdir", answer, folder);
            }
        }
    }

    private int makeFolder(Path folder) {
        try (Scratch scratch = scratches.take()) {
            return Posix.mkdir(scratch, errors.path(scratch, folder), MODE_FOLDER);
        }
    }

    @Override
    public void move(Path from, Path to) {
        names.move(from, to);
    }

    @Override
    public void exchange(Path with, Path target) {
        names.exchange(with, target);
    }

    @Override
    public void delete(Path path) {
        try (Scratch scratch = scratches.take()) {
            MemorySegment name = errors.path(scratch, path);
            int answer = Posix.unlink(scratch, name);
            if (answer == -Errno.EISDIR || answer == -Errno.EPERM) { // EPERM: what POSIX says of folders
                int ofFolder = Posix.rmdir(scratch, name);
                answer = ofFolder == -Errno.ENOTDIR ? answer : ofFolder;
            }
            if (answer == -Errno.EEXIST) {
                answer = -Errno.ENOTEMPTY;
            }
            if (answer != -Errno.ENOENT && answer != -Errno.ENOTDIR) {
                check(scratch, "delete", answer, path);
            }
        }
    }

    @Override
    public void setAttributes(Path file, Instant modified, boolean executable) {
        try (Scratch scratch = scratches.take()) {
            int opened = open(scratch, file, Posix.O_RDONLY | Posix.O_NONBLOCK);
            check(scratch, "open", opened, file);
            try {
                check(scratch, "stat", LinuxStat.askOpen(scratch, opened), file);
                int mode = LinuxStat.mode(scratch) & 07777;
                int wanted = executable ? mode | 0100 | ((mode & 0444) >> 2) : mode & ~0111;
                if (wanted != mode) {
                    check(scratch, "chmod", Posix.fchmod(scratch, opened, wanted), file);
                }
                check(scratch, "utimens", Posix.futimens(scratch, opened, times(scratch, modified)), file);
            } finally {
                Posix.close(scratch, opened);
            }
        }
    }

    /** Two timespecs: the access time and the modification time. */
    private static MemorySegment times(Scratch scratch, Instant time) {
        MemorySegment times = scratch.answer();
        for (int at = 0; at < 4 * Long.BYTES; at += 2 * Long.BYTES) {
            times.set(JAVA_LONG, at, time.getEpochSecond());
            times.set(JAVA_LONG, at + Long.BYTES, time.getNano());
        }
        return times;
    }

    @Override
    public void syncFolder(Path folder) {
        try (Scratch scratch = scratches.take()) {
            int opened = open(scratch, folder, Posix.O_RDONLY | Posix.O_DIRECTORY);
            check(scratch, "open", opened, folder);
            int answer = Aside.call(() -> Posix.fsync(scratch, opened));
            Posix.close(scratch, opened);
            check(scratch, "fsync", answer, folder);
        }
    }

    /** Any file of the volume will do; one that may not be read is stood for by its folder. */
    @Override
    public void syncVolume(Path path) {
        try (Scratch scratch = scratches.take()) {
            int opened = open(scratch, path, Posix.O_RDONLY | Posix.O_NONBLOCK);
            if ((opened == -Errno.EACCES || opened == -Errno.ELOOP) && path.getParent() != null) {
                opened = open(scratch, path.getParent(), Posix.O_RDONLY | Posix.O_DIRECTORY);
            }
            check(scratch, "open", opened, path);
            int file = opened;
            int answer = Aside.call(() -> Posix.syncfs(scratch, file));
            Posix.close(scratch, file);
            check(scratch, "syncfs", answer, path);
        }
    }

    /** Source: {@code struct statvfs} of the C library: fragment size at 8, all blocks at 16, available ones at 32. */
    @Override
    public DiskSpace space(Path path) {
        try (Scratch scratch = scratches.take()) {
            MemorySegment answer = scratch.answer();
            check(scratch, "statvfs", Posix.statvfs(scratch, errors.path(scratch, path), answer), path);
            long block = answer.get(JAVA_LONG, 8);
            Volumes.Volume volume = Volumes.of(path);
            return new DiskSpace(
                    answer.get(JAVA_LONG, 32) * block,
                    answer.get(JAVA_LONG, 16) * block,
                    volume.name(),
                    volume.fileSystem());
        }
    }

    @Override
    public DiskTraits traits(Path folder) {
        return new NameProbe(this).of(folder);
    }

    /** By {@code flock}: unlike locks of POSIX it is not lost when the program closes another view of the file. */
    @Override
    public Optional<DiskLock> lock(Path file) {
        try (Scratch scratch = scratches.take()) {
            int opened = open(scratch, file, Posix.O_CREAT | Posix.O_RDWR);
            check(scratch, "open", opened, file);
            int answer = Posix.flock(scratch, opened, Posix.LOCK_EX_NB);
            if (answer == 0) {
                return Optional.of(new LinuxLock(scratches, opened));
            }
            Posix.close(scratch, opened);
            if (answer == -Errno.EAGAIN) {
                return Optional.empty();
            }
            throw errors.failure(scratch, "lock", answer, file);
        }
    }

    private void check(Scratch scratch, String call, long answer, Path path) throws ReasonException {
        if (answer < 0) {
            throw errors.failure(scratch, call, answer, path);
        }
    }
}
