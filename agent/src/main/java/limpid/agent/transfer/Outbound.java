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
 * already is not sent. While one batch is on its way the next is gathered. One thread.
 */
final class Outbound implements AutoCloseable {
    private static final int BATCH_BYTES = 4 << 20;
    private static final int BATCH_CHUNKS = 512;

    private final Link link;
    private final Frames frames;
    private final long reserveBytes;
    private final Beside beside;
    private Map<ChunkId, byte[]> waiting = new LinkedHashMap<>();
    private Optional<Beside.Piece<Integer>> underway = Optional.empty();
    private long waitingBytes;
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
        await();
    }

    /** Sends what waits as soon as the batch before it has arrived. */
    private void begin() {
        await();
        Map<ChunkId, byte[]> batch = waiting;
        waiting = new LinkedHashMap<>();
        waitingBytes = 0;
        underway = Optional.of(beside.begin(() -> deliver(batch)));
    }

    private void await() {
        Optional<Beside.Piece<Integer>> piece = underway;
        underway = Optional.empty();
        piece.ifPresent(Beside.Piece::await);
    }

    /** Returns how many chunks the server lacked; it holds all of them then. */
    private int deliver(Map<ChunkId, byte[]> batch) {
        Set<ChunkId> missing = link.missing(List.copyOf(batch.keySet()));
        if (!missing.isEmpty()) {
            pay();
            List<ChunkFrame> lacking = new ArrayList<>();
            batch.forEach((id, bytes) -> {
                if (missing.contains(id)) {
                    lacking.add(frames.encode(id, bytes));
                }
            });
            link.send(lacking);
        }
        return missing.size();
    }

    /** Breaks off what is still on its way. */
    @Override
    public void close() {
        underway.ifPresent(Beside.Piece::close);
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
