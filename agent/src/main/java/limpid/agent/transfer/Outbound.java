package limpid.agent.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.wire.frame.Frames;
import limpid.wire.link.Link;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.Grant;

/**
 * Chunks of one job on their way out. They are gathered, asked for, paid for and sent by the batch; what the server has
 * already is not sent. One thread.
 */
final class Outbound {
    private static final int BATCH_BYTES = 4 << 20;
    private static final int BATCH_CHUNKS = 512;

    private final Link link;
    private final Frames frames;
    private final long reserveBytes;
    private final Map<ChunkId, byte[]> waiting = new LinkedHashMap<>();
    private long waitingBytes;
    private Optional<String> grant = Optional.empty();

    /** Reserves {@code reserveBytes} before the first chunk that the server lacks. */
    Outbound(Link link, Frames frames, long reserveBytes) {
        this.link = link;
        this.frames = frames;
        this.reserveBytes = reserveBytes;
    }

    /** Adds a chunk. Fails with: QUOTA_EXCEEDED, and what {@link Link} says. */
    void add(ChunkId id, byte[] bytes) {
        if (waitingBytes + bytes.length > BATCH_BYTES && !waiting.isEmpty()) {
            flush();
        }
        if (waiting.putIfAbsent(id, bytes) == null) {
            waitingBytes += bytes.length;
        }
        if (waiting.size() >= BATCH_CHUNKS) {
            flush();
        }
    }

    /** Returns when the server holds all that was added. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Set<ChunkId> missing = link.missing(List.copyOf(waiting.keySet()));
        if (!missing.isEmpty()) {
            pay();
            List<ChunkFrame> batch = new ArrayList<>();
            waiting.forEach((id, bytes) -> {
                if (missing.contains(id)) {
                    batch.add(frames.encode(id, bytes));
                }
            });
            link.send(batch);
        }
        waiting.clear();
        waitingBytes = 0;
    }

    private void pay() {
        if (grant.isEmpty()) {
            Grant given = link.reserve(Math.max(1, reserveBytes));
            grant = Optional.of(given.id());
        }
    }

    Optional<String> grant() {
        return grant;
    }

    /** Forgets the grant, because nothing will be committed under it: returns it to be given back. */
    Optional<String> abandon() {
        Optional<String> left = grant;
        grant = Optional.empty();
        return left;
    }

    /** Whether a failure is about room in the plan. */
    static boolean isQuota(ReasonException failure) {
        return failure.reason().code() == ReasonCode.QUOTA_EXCEEDED;
    }
}
