package limpid.host.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import limpid.host.time.Clock;

/** Small files that only their owner may read: secrets, and how to reach a running program. */
public final class PrivateFile {
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;
    private final PortableErrors errors;

    public PrivateFile(Path file, Clock clock) {
        this.file = file;
        this.errors = new PortableErrors(new DiskFailures(clock));
    }

    /** Replaces the file in one step; it survives a power loss when this returns. Fails with: what {@link Disk} says. */
    public void write(String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel out = FileChannel.open(
                    fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(fresh))) {
                out.write(StandardCharsets.UTF_8.encode(text));
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw errors.failure("private file", e, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    /** What it holds; empty if there is no such file. Fails with: what {@link Disk} says. */
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw errors.failure("private file", e, file);
        }
    }

    /** Removes it; one that is not there is well. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw errors.failure("private file", e, file);
        }
    }
}
