package limpid.host.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;

/**
 * Says which cause stands behind an exception of Java's files. Where Java has no exception of its own, only the
 * system's text tells; a text in another language ends as IO_ERROR, with the text as evidence.
 */
final class PortableErrors {
    private static final Map<String, ReasonCode> TEXTS = Map.ofEntries(
            Map.entry("no space left", ReasonCode.DEVICE_DISK_FULL),
            Map.entry("not enough space", ReasonCode.DEVICE_DISK_FULL),
            Map.entry("quota exceeded", ReasonCode.DEVICE_DISK_FULL),
            Map.entry("read-only file system", ReasonCode.READ_ONLY_FS),
            Map.entry("write protected", ReasonCode.READ_ONLY_FS),
            Map.entry("file too large", ReasonCode.FILE_TOO_LARGE),
            Map.entry("file name too long", ReasonCode.NAME_TOO_LONG),
            Map.entry("path is too long", ReasonCode.NAME_TOO_LONG),
            Map.entry("illegal byte sequence", ReasonCode.NAME_ILLEGAL),
            Map.entry("syntax is incorrect", ReasonCode.NAME_ILLEGAL),
            Map.entry("used by another process", ReasonCode.FILE_LOCKED_LOCAL),
            Map.entry("resource busy", ReasonCode.FILE_LOCKED_LOCAL),
            Map.entry("operation not permitted", ReasonCode.PERMISSION_DENIED_LOCAL),
            Map.entry("too many levels of symbolic links", ReasonCode.ITEM_VANISHED),
            Map.entry("not a directory", ReasonCode.ITEM_VANISHED),
            Map.entry("is a directory", ReasonCode.ITEM_VANISHED));

    private final DiskFailures failures;

    PortableErrors(DiskFailures failures) {
        this.failures = failures;
    }

    ReasonException failure(String call, IOException cause, Path path) {
        return failures.failure(codeOf(cause), call, cause, path);
    }

    ReasonException failure(ReasonCode code, String call, String said, Path path) {
        return failures.failure(code, call, said, path);
    }

    static ReasonCode codeOf(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _, NotDirectoryException _, NotLinkException _ -> ReasonCode.ITEM_VANISHED;
            case FileAlreadyExistsException _ -> ReasonCode.NAME_TAKEN;
            case DirectoryNotEmptyException _ -> ReasonCode.FOLDER_NOT_EMPTY;
            case AccessDeniedException _ -> ReasonCode.PERMISSION_DENIED_LOCAL;
            case FileSystemException e -> ofText(Optional.ofNullable(e.getReason()));
            default -> ofText(Optional.ofNullable(cause.getMessage()));
        };
    }

    private static ReasonCode ofText(Optional<String> text) {
        String lower = text.orElse("").toLowerCase(Locale.ROOT);
        return TEXTS.entrySet().stream()
                .filter(e -> lower.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ReasonCode.IO_ERROR);
    }
}
