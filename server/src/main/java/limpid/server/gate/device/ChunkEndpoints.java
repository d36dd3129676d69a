package limpid.server.gate.device;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import limpid.core.chunk.ChunkId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.gate.Header;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.wire.frame.FrameReader;
import limpid.wire.frame.FrameWriter;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.Protocol;

/** Chunks in and out. So many large bodies at once as memory has room for; the others wait a little. */
final class ChunkEndpoints {
    /** Each batch is held in memory once, up to 8 MiB: sixteen are 128 MiB. */
    private static final int AT_ONCE_MAX = 16;
    /** After this long in line the device is asked to come again, instead of holding its connection. */
    private static final int PATIENCE_SECONDS = 20;
    /** A frame is 42 bytes at least, so this is above what fits into a batch. */
    private static final int FRAMES_MAX = Protocol.BATCH_BYTES_MAX / FrameWriter.HEAD_BYTES;

    private static final String BINARY = "application/octet-stream";

    private final Library library;
    private final Doorkeeper doorkeeper;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);

    ChunkEndpoints(Library library, Doorkeeper doorkeeper, Clock clock) {
        this.library = library;
        this.doorkeeper = doorkeeper;
        this.clock = clock;
    }

    private interface Work {
        Reply run();
    }

    Reply missing(Request request) {
        Caller caller = doorkeeper.admit(request);
        List<ChunkId> ids = ids(request);
        Set<ChunkId> missing = library.missing(caller, ids);
        List<ChunkId> inOrder =
                ids.stream().filter(missing::contains).distinct().toList();
        return Reply.of(200, BINARY, FrameWriter.idBytes(inOrder));
    }

    Reply store(Request request) {
        Caller caller = doorkeeper.admit(request);
        return inTurn(() -> {
            library.store(caller, frames(request));
            return Reply.empty(204);
        });
    }

    Reply fetch(Request request) {
        Caller caller = doorkeeper.admit(request);
        List<ChunkId> ids = ids(request);
        return inTurn(() -> {
            List<ChunkFrame> frames = library.fetch(caller, ids);
            long length = frames.stream().mapToLong(FrameWriter::length).sum();
            return new Reply(
                    200,
                    List.of(new Header("Content-Type", BINARY)),
                    new Reply.Body.Flowing(length, out -> FrameWriter.write(frames, out)));
        });
    }

    private static List<ChunkId> ids(Request request) {
        return FrameReader.ids(request.body().bytes(), Protocol.CHUNK_IDS_MAX);
    }

    private List<ChunkFrame> frames(Request request) {
        try {
            return new FrameReader(request.body().stream()).all(FRAMES_MAX);
        } catch (IOException e) {
            throw failure(ReasonCode.TRANSFER_INTERRUPTED, "error", String.valueOf(e.getMessage()));
        }
    }

    private Reply inTurn(Work work) {
        if (!takeTurn()) {
            throw new ReasonException(
                    failure(ReasonCode.RATE_LIMITED, "transfers-at-once", Integer.toString(AT_ONCE_MAX))
                            .reason()
                            .retryAt(clock.now().plusSeconds(5)));
        }
        try {
            return work.run();
        } finally {
            turns.release();
        }
    }

    private boolean takeTurn() {
        try {
            return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw failure(ReasonCode.SHUTTING_DOWN, "state", "stopping");
        }
    }

    private ReasonException failure(ReasonCode code, String what, String observed) {
        Evidence seen = new Evidence(what, observed, "", "gate", clock.now());
        return new ReasonException(Reason.of(code, Subject.server(""), clock.now(), seen));
    }
}
