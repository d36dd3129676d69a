package limpid.server.admin;

import java.time.Instant;
import java.util.List;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.store.blob.BlobStore;

/** Whether the disk has room for contents. */
public record DiskWatch(BlobStore blobs, Clock clock) implements Overview.Watch {
    private static final String SOURCE = "blobs";

    @Override
    public List<Reason> problems() {
        try {
            return judge(blobs.room());
        } catch (ReasonException offline) {
            return List.of(offline.reason());
        }
    }

    /** There is little when contents may take less than the server keeps free for itself. */
    private List<Reason> judge(BlobStore.Room room) {
        if (room.usableBytes() == 0) {
            return List.of(reason(ReasonCode.SERVER_DISK_FULL, room, room.freeBytes()));
        }
        return room.usableBytes() < room.keptBytes()
                ? List.of(reason(ReasonCode.SERVER_DISK_NEARLY_FULL, room, room.usableBytes()))
                : List.of();
    }

    private Reason reason(ReasonCode code, BlobStore.Room room, long freeBytes) {
        Instant now = clock.now();
        return Reason.of(
                code,
                Subject.server(""),
                now,
                new Evidence("volume", room.volume(), "", SOURCE, now),
                new Evidence("free-bytes", Long.toString(freeBytes), "", SOURCE, now),
                new Evidence("kept-bytes", Long.toString(room.keptBytes()), "", SOURCE, now));
    }
}
