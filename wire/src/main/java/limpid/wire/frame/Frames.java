package limpid.wire.frame;

import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.chunk.Manifest;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;

/** Packs chunks into frames and takes them out again, proving them on the way out. Safe for all threads. */
public final class Frames {
    /** Stands in evidence where nobody knows which chunk it is. */
    private static final ChunkId NO_CHUNK = new ChunkId(new Hash(0, 0, 0, 0));

    /** The fastest level: a chunk is read once and written once, so time matters more than the last tenth of size. */
    private static final int LEVEL = 1;
    /** Shorter chunks hardly shrink. */
    private static final int SHORTEST_TO_TRY = 64;
    /** Chunks longer than this are tried on a sample first, so that media costs nearly nothing. */
    private static final int SAMPLED_FROM = 64 << 10;

    private static final int SAMPLE_PIECE = 4 << 10;
    private static final int SAMPLE_PIECES = 4;

    private final Clock clock;

    /** Frames whose failures carry the time of {@code clock}. */
    public Frames(Clock clock) {
        this.clock = clock;
    }

    /** Works on several chunks, which is cheaper than on each for itself. To be closed; for one thread. */
    public final class Batch implements AutoCloseable {
        private final Zstds zstds = new Zstds(LEVEL);

        private Batch() {}

        /** As {@link Frames#encode}. */
        public ChunkFrame encode(ChunkId id, byte[] raw) {
            return Frames.encode(zstds, id, raw);
        }

        /** As {@link Frames#decode}. */
        public byte[] decode(ChunkFrame frame) {
            return Frames.this.decode(zstds, frame);
        }

        @Override
        public void close() {
            zstds.close();
        }
    }

    /** For several chunks, one after the other. */
    public Batch batch() {
        return new Batch();
    }

    /**
     * A frame of {@code raw}: compressed where that saves a sixteenth or more, else the very array that was given, which
     * must not change afterwards. {@code id} is trusted to name it.
     */
    public ChunkFrame encode(ChunkId id, byte[] raw) {
        try (Batch single = batch()) {
            return single.encode(id, raw);
        }
    }

    private static ChunkFrame encode(Zstds zstds, ChunkId id, byte[] raw) {
        if (raw.length < 1 || raw.length > Manifest.CHUNK_BYTES_MAX) {
            throw new IllegalArgumentException("a chunk is 1 byte to 8 MiB long");
        }
        if (raw.length >= SHORTEST_TO_TRY && sampleShrinks(zstds, raw)) {
            byte[] packed = zstds.pack(raw);
            if (isWorthIt(packed.length, raw.length)) {
                return new ChunkFrame(id, Encoding.ZSTD, raw.length, packed);
            }
        }
        return new ChunkFrame(id, Encoding.RAW, raw.length, raw);
    }

    /**
     * The bytes that a frame brought; of a raw frame the very array inside, which must not change. Never more than
     * {@code rawLength} bytes are made. Fails with: CHECKSUM_MISMATCH.
     */
    public byte[] decode(ChunkFrame frame) {
        try (Batch single = batch()) {
            return single.decode(frame);
        }
    }

    private byte[] decode(Zstds zstds, ChunkFrame frame) {
        int length = frame.rawLength();
        if (length < 1 || length > Manifest.CHUNK_BYTES_MAX) {
            throw mismatch(frame, "raw-length", Integer.toString(length), "1 to " + Manifest.CHUNK_BYTES_MAX);
        }
        byte[] raw = unpack(zstds, frame);
        ChunkId found = ChunkId.of(raw);
        if (!found.equals(frame.id())) {
            throw mismatch(frame, "hash", found.toString(), frame.id().toString());
        }
        return raw;
    }

    /**
     * The raw bytes of a chunk at rest, not compared with any id: for checks that do so themselves. Fails with:
     * CHECKSUM_MISMATCH (they do not come to {@code rawLength} bytes).
     */
    public byte[] unpack(Encoding encoding, int rawLength, byte[] packed) {
        try (Zstds zstds = new Zstds(LEVEL)) {
            return unpack(zstds, new ChunkFrame(NO_CHUNK, encoding, rawLength, packed));
        }
    }

    private byte[] unpack(Zstds zstds, ChunkFrame frame) {
        byte[] packed = frame.bytes();
        return switch (frame.encoding()) {
            case RAW -> {
                checkLength(frame, packed.length);
                yield packed;
            }
            case ZSTD -> inflate(zstds, frame);
        };
    }

    private byte[] inflate(Zstds zstds, ChunkFrame frame) {
        byte[] raw = new byte[frame.rawLength()];
        try {
            checkLength(frame, zstds.expand(frame.bytes(), raw));
            return raw;
        } catch (ZstdException e) {
            throw mismatch(frame, "zstd-error", String.valueOf(e.getMessage()), "none");
        }
    }

    private void checkLength(ChunkFrame frame, long found) {
        if (found != frame.rawLength()) {
            throw mismatch(frame, "length", Long.toString(found), Integer.toString(frame.rawLength()));
        }
    }

    private ReasonException mismatch(ChunkFrame frame, String what, String observed, String required) {
        Evidence flaw = new Evidence(what, observed, required, "frame-decoder", clock.now());
        Evidence chunk = new Evidence("chunk", frame.id().toString(), "", "frame-decoder", clock.now());
        Subject subject = new Subject(Scope.ITEM, frame.id().toString());
        return new ReasonException(Reason.of(ReasonCode.CHECKSUM_MISMATCH, subject, clock.now(), flaw, chunk));
    }

    private static boolean sampleShrinks(Zstds zstds, byte[] raw) {
        if (raw.length <= SAMPLED_FROM) {
            return true;
        }
        byte[] sample = new byte[SAMPLE_PIECE * SAMPLE_PIECES];
        int stride = (raw.length - SAMPLE_PIECE) / (SAMPLE_PIECES - 1);
        for (int i = 0; i < SAMPLE_PIECES; i++) {
            System.arraycopy(raw, i * stride, sample, i * SAMPLE_PIECE, SAMPLE_PIECE);
        }
        return isWorthIt(zstds.pack(sample).length, sample.length);
    }

    private static boolean isWorthIt(long packed, int raw) {
        return packed <= raw - (raw >> 4);
    }

    /** For callers that hold a chunk inside a longer array. The piece is copied. */
    public ChunkFrame encode(ChunkId id, byte[] bytes, int from, int length) {
        return encode(id, Arrays.copyOfRange(bytes, from, from + length));
    }
}
