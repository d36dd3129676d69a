package limpid.host.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/** Makes reasons of what a disk refused, with what proves the cause. */
final class DiskFailures {
    private static final String SOURCE = "disk";

    private final Clock clock;

    DiskFailures(Clock clock) {
        this.clock = clock;
    }

    /**
     * A reason for a refused call.
     *
     * @param said what the system said, such as {@code ENOSPC}
     */
    ReasonException failure(ReasonCode code, String call, String said, Path path) {
        return new ReasonException(reason(code, call, said, path));
    }

    /** The same, with the exception that told us. */
    ReasonException failure(ReasonCode code, String call, IOException cause, Path path) {
        String said =
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return new ReasonException(reason(code, call, said, path), cause);
    }

    private Reason reason(ReasonCode code, String call, String said, Path path) {
        Instant now = clock.now();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(seen("path", path.toString(), "", now));
        evidence.add(seen("call", call, "", now));
        evidence.add(seen("system-said", said, "", now));
        switch (code) {
            case DEVICE_DISK_FULL, INODES_EXHAUSTED, READ_ONLY_FS, FILE_TOO_LARGE -> addVolume(path, now, evidence);
            case PERMISSION_DENIED_LOCAL -> addOwner(path, now, evidence);
            case NAME_TOO_LONG -> addLengths(path, now, evidence);
            default -> {}
        }
        return Reason.of(code, Subject.item(path.toString()), now, evidence.toArray(Evidence[]::new));
    }

    private static void addVolume(Path path, Instant now, List<Evidence> evidence) {
        evidence.add(seen("volume", Volumes.nameOf(path), "", now));
        try {
            FileStore store = Files.getFileStore(nearestVisible(path));
            evidence.add(seen("free-bytes", Long.toString(store.getUsableSpace()), "", now));
            evidence.add(seen("total-bytes", Long.toString(store.getTotalSpace()), "", now));
        } catch (IOException e) {
            evidence.add(seen("free-bytes", "unknown: " + e.getMessage(), "", now));
        }
    }

    /** Who is kept out by whom: the path itself, or the nearest folder above it that can be looked at. */
    private static void addOwner(Path path, Instant now, List<Evidence> evidence) {
        Path seen = nearestVisible(path);
        evidence.add(seen("blocked-at", seen.toString(), "", now));
        evidence.add(seen("program-user", System.getProperty("user.name"), "", now));
        try {
            evidence.add(seen(
                    "owner", Files.getOwner(seen, LinkOption.NOFOLLOW_LINKS).getName(), "", now));
            evidence.add(seen("mode", modeOf(seen), "", now));
        } catch (IOException | UnsupportedOperationException e) {
            evidence.add(seen("owner", "unknown: " + e.getMessage(), "", now));
        }
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static void addLengths(Path path, Instant now, List<Evidence> evidence) {
        String name =
                Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
        evidence.add(seen("name-bytes", Integer.toString(utf8Length(name)), "255", now));
        evidence.add(seen("path-bytes", Integer.toString(utf8Length(path.toString())), "4095", now));
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Path nearestVisible(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static Evidence seen(String what, String observed, String required, Instant now) {
        return new Evidence(what, observed, required, SOURCE, now);
    }
}
