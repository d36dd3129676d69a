package limpid.host.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/** A folder whose content is nobody else's business on a machine with several accounts. */
public final class PrivateFolder {
    private PrivateFolder() {}

    /**
     * Makes {@code folder} and those above it, readable for this account alone. One that exists stays as it is: whoever
     * made it may have had reasons for its rights. Fails with: DATA_UNREADABLE.
     */
    public static void make(Path folder, Clock clock) {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder, rights(folder));
            }
        } catch (IOException e) {
            Evidence path = new Evidence("path", folder.toString(), "", "disk", clock.now());
            Evidence said = new Evidence("errno", e.getClass().getSimpleName(), "", "disk", clock.now());
            throw new ReasonException(
                    Reason.of(ReasonCode.DATA_UNREADABLE, Subject.device(), clock.now(), path, said), e);
        }
    }

    private static FileAttribute<?>[] rights(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
