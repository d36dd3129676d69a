package limpid.agent.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
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
 * already is not sent. While one batch is made durable by the server the next travels, and the one after it is gathered.
 * Used by one thread.
 */
final class Outbound implements AutoCloseable {
    private static final int BATCH_BYTES = 4 << 20;
    private static final int BATCH_CHUNKS = 512;
    private static final int UNDERWAY_MAX = 2;

    private final Link link;
    private final Frames frames;
    private final long reserveBytes;
    private final Beside beside;
    private Map<ChunkId, byte[]> waiting = new LinkedHashMap<>();
    private final Queue<Beside.Piece<Integer>> underway = new ArrayDeque<>();
    private long waitingBytes;
    private final Object paying = new Object();
    private Optional<String> grant = Optional.empty();

    /** Reserves {@code reserveBytes} before the first chunk that the server lacks. */
    Outbound(Link link, Beside beside, Frames frames, long reserveBytes) {
        this.link = link;
        this.beside = beside;
        this.frames = frames;
        this.reserveBytes = reserveBytes;
    }

    /** Adds a chunk. Fails with: QUOTA_EXCEEDED, and what {@link Link} says. */
    void add(ChunkId id, byte[] bytes) {
        if (waitingBytes + bytes.length > BATCH_BYTES && !waiting.isEmpty()) {
            begin();
        }
        if (waiting.putIfAbsent(id, bytes) == null) {
            waitingBytes += bytes.length;
        }
        if (waiting.size() >= BATCH_CHUNKS) {
            begin();
        }
    }

    /** Returns when the server holds all that was added. */
    void flush() {
        if (!waiting.isEmpty()) {
            begin();
        }
        await(0);
    }

    /** Sends what waits as soon as not too many batches before it are on their way. */
    private void begin() {
        await(UNDERWAY_MAX - 1);
        Map<ChunkId, byte[]> batch = waiting;
        waiting = new LinkedHashMap<>();
        waitingBytes = 0;
        underway.add(beside.begin(() -> deliver(batch)));
    }

    /** Returns when at most {@code left} batches are still on their way. */
    private void await(int left) {
        while (underway.size() > left) {
            underway.remove().await();
        }
    }

    /** Returns how many chunks the server lacked; it holds all of them then. */
    private int deliver(Map<ChunkId, byte[]> batch) {
        Set<ChunkId> missing = link.missing(List.copyOf(batch.keySet()));
        if (!missing.isEmpty()) {
            pay();
            link.send(packed(batch, missing));
        }
        return missing.size();
    }

    private List<ChunkFrame> packed(Map<ChunkId, byte[]> batch, Set<ChunkId> missing) {
        List<ChunkFrame> packed = new ArrayList<>(missing.size());
        try (Frames.Batch packer = frames.batch()) {
            batch.forEach((id, bytes) -> {
                if (missing.contains(id)) {
                    packed.add(packer.encode(id, bytes));
                }
            });
        }
        return packed;
    }

    /** Breaks off what is still on its way. */
    @Override
    public void close() {
        underway.forEach(Beside.Piece::close);
    }

    /** Once for all batches, whichever comes first. */
    private void pay() {
        synchronized (paying) {
            if (grant.isEmpty()) {
                Grant given = link.reserve(Math.max(1, reserveBytes));
                grant = Optional.of(given.id());
            }
        }
    }

    Optional<String> grant() {
        synchronized (paying) {
            return grant;
        }
    }

    /** Forgets the grant, because nothing will be committed under it: returns it to be given back. */
    Optional<String> abandon() {
        synchronized (paying) {
            Optional<String> left = grant;
            grant = Optional.empty();
            return left;
        }
    }

    /** Whether a failure is about room in the plan. */
    static boolean isQuota(ReasonException failure) {
        return failure.reason().code() == ReasonCode.QUOTA_EXCEEDED;
    }
}
