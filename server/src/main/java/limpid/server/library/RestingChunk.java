package limpid.server.library;

import limpid.core.chunk.ChunkId;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;

/** How a chunk that travels as a frame rests: encoded in a pack with a row that points there, or raw in the row itself. */
public final class RestingChunk {
    private static final byte[] NONE = new byte[0];
    private static final int RAW = 0;
    private static final int ZSTD = 1;

    private RestingChunk() {}

    /** What goes into a pack. */
    static Blob blob(ChunkFrame frame) {
        return new Blob(frame.id(), code(frame.encoding()), frame.rawLength(), frame.bytes());
    }

    /** The row of a chunk in a pack. */
    static ChunkRow row(ChunkFrame frame, BlobPlace place) {
        return new ChunkRow(
                frame.id(),
                frame.rawLength(),
                code(frame.encoding()),
                place.pack(),
                place.offset(),
                place.length(),
                NONE,
                State.LIVE);
    }

    /** The row of a small chunk, which rests inside it. */
    static ChunkRow row(ChunkId id, byte[] raw) {
        return new ChunkRow(id, raw.length, RAW, "", 0, raw.length, raw, State.LIVE);
    }

    /** Where a chunk in a pack lies. */
    public static BlobPlace place(ChunkRow row) {
        return new BlobPlace(row.pack(), row.offset(), row.length());
    }

    /** The frame of a chunk that rests as {@code row} says, in these bytes. */
    public static ChunkFrame frame(ChunkRow row, byte[] encoded) {
        return new ChunkFrame(row.id(), encoding(row.encoding()), row.rawLength(), encoded);
    }

    private static int code(Encoding encoding) {
        return switch (encoding) {
            case RAW -> RAW;
            case ZSTD -> ZSTD;
        };
    }

    private static Encoding encoding(int code) {
        return switch (code) {
            case RAW -> Encoding.RAW;
            case ZSTD -> Encoding.ZSTD;
            default -> throw new IllegalStateException("a row with an unknown encoding");
        };
    }
}
