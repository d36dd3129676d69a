package limpid.host.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.settings.Secret;
import limpid.host.time.Clock;

/** A small file with a secret in it, such as the one with which a device signs in. Only its owner can read it. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Clock clock;
    private final Path path;

    public SecretFile(Clock clock, Path path) {
        this.clock = clock;
        this.path = path;
    }

    /**
     * The secret; empty if there is no such file. A file that others could read, for instance after it was copied, is
     * closed to them. Fails with: KEYSTORE_UNAVAILABLE.
     */
    public Optional<Secret<String>> read() {
        try {
            String text = Files.readString(path).strip();
            closeToOthers();
            return Optional.of(new Secret<>(text));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void closeToOthers() throws IOException {
        if (isPosix() && !Files.getPosixFilePermissions(path).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
    }

    /**
     * Writes the secret so that it survives a power loss; at every moment the file is the old one or the new one, whole,
     * and never readable by others. Fails with: KEYSTORE_UNAVAILABLE.
     */
    public void write(Secret<String> secret) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh); // left over from a crash
            try (FileChannel channel = FileChannel.open(
                    fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights())) {
                ByteBuffer bytes = ByteBuffer.wrap((secret.reveal() + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Takes the secret away; nothing there is well. Fails with: KEYSTORE_UNAVAILABLE. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private FileAttribute<?>[] rights() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private ReasonException failure(IOException cause) {
        String said = Optional.ofNullable(cause.getMessage()).orElse("");
        return new ReasonException(
                Reason.of(
                        ReasonCode.KEYSTORE_UNAVAILABLE,
                        Subject.device(),
                        clock.now(),
                        new Evidence("path", path.toString(), "", "secret file", clock.now()),
                        new Evidence(
                                "system-said",
                                cause.getClass().getSimpleName() + " " + said,
                                "",
                                "secret file",
                                clock.now())),
                cause);
    }
}
