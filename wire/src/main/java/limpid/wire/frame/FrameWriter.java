package limpid.wire.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.host.net.HttpBody;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;

/** Lays frames and chunk ids out as the bytes of a body; docs/protocol.md has the layout. */
public final class FrameWriter {
    /** What stands before the encoded bytes: id, encoding, raw length, encoded length. */
    public static final int HEAD_BYTES = Hash.BYTES + 1 + Integer.BYTES + Integer.BYTES;

    private FrameWriter() {}

    /** How long {@code frame} is on the wire, in bytes. */
    public static int length(ChunkFrame frame) {
        return HEAD_BYTES + frame.bytes().length;
    }

    /** A batch as the body of a request, without holding it twice. */
    public static HttpBody body(List<ChunkFrame> frames) {
        return new HttpBody(Math.toIntExact(lengthOf(frames)), out -> write(frames, out));
    }

    private static long lengthOf(List<ChunkFrame> frames) {
        return frames.stream().mapToLong(FrameWriter::length).sum();
    }

    /** Writes a batch without holding it twice. */
    public static void write(List<ChunkFrame> frames, OutputStream out) throws IOException {
        for (ChunkFrame frame : frames) {
            ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
            putHead(head, frame);
            out.write(head.array());
            out.write(frame.bytes());
        }
    }

    /** The bytes of a list of ids: 32 each. */
    public static byte[] idBytes(List<ChunkId> ids) {
        ByteBuffer out = ByteBuffer.allocate(ids.size() * Hash.BYTES);
        for (ChunkId id : ids) {
            putId(out, id);
        }
        return out.array();
    }

    private static void putHead(ByteBuffer out, ChunkFrame frame) {
        putId(out, frame.id());
        out.put(code(frame.encoding()));
        out.putInt(frame.rawLength());
        out.putInt(frame.bytes().length);
    }

    private static byte code(Encoding encoding) {
        return switch (encoding) {
            case RAW -> 0;
            case ZSTD -> 1;
        };
    }

    private static void putId(ByteBuffer out, ChunkId id) {
        Hash hash = id.hash();
        out.putLong(hash.a()).putLong(hash.b()).putLong(hash.c()).putLong(hash.d());
    }
}
