package limpid.store.blob;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import limpid.core.id.HomeId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.time.Clock;
import limpid.store.blob.BlobStore.BlobPlace;

/** What goes wrong with blobs, as reasons. */
record BlobReasons(Clock clock, Disk disk, Path root) {
    /** No room for {@code requiredBytes}. */
    ReasonException full(DiskSpace space, long requiredBytes) {
        return new ReasonException(of(
                ReasonCode.SERVER_DISK_FULL,
                new Seen("volume", space.name(), ""),
                new Seen("free-bytes", Long.toString(space.freeBytes()), Long.toString(requiredBytes))));
    }

    /** The disk said that it is full, or that it can hold no more files. */
    ReasonException full(DiskSpace space, ReasonException said) {
        return new ReasonException(
                of(
                        ReasonCode.SERVER_DISK_FULL,
                        new Seen("volume", space.name(), ""),
                        new Seen("free-bytes", Long.toString(space.freeBytes()), ""),
                        new Seen("disk-said", said.reason().code().name(), "")),
                said);
    }

    ReasonException corrupt(HomeId home, BlobPlace place) {
        return new ReasonException(of(
                ReasonCode.BLOB_CORRUPT,
                new Seen("pack", home + "/" + place.pack(), ""),
                new Seen("offset", Long.toString(place.offset()), "")));
    }

    ReasonException missing(HomeId home, String pack) {
        return new ReasonException(of(ReasonCode.BLOB_MISSING, new Seen("pack", home + "/" + pack, "")));
    }

    /** The folder of all packs is not what it was: its disk is not mounted, or it was moved away. */
    ReasonException offline() {
        return new ReasonException(of(ReasonCode.SERVER_STORAGE_OFFLINE, new Seen("path", root.toString(), "")));
    }

    /** One observation. */
    private record Seen(String what, String observed, String required) {}

    private Reason of(ReasonCode code, Seen... seen) {
        Instant now = clock.now();
        Evidence[] evidence = Stream.of(seen)
                .map(it -> new Evidence(it.what(), it.observed(), it.required(), "blobs", now))
                .toArray(Evidence[]::new);
        return Reason.of(code, Subject.server(""), now, evidence);
    }
}
