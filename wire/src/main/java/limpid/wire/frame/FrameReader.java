package limpid.wire.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.chunk.Manifest;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;
import limpid.wire.message.MalformedException;

/**
 * Reads the frames of a body one after the other. It checks the form and the lengths; whether the bytes are those the id
 * names is for {@link Frames#decode}. For one thread.
 *
 * <p>Throws {@link MalformedException} for what is not a frame, {@link EOFException} where the body ends inside one.
 */
public final class FrameReader {
    /** The longest encoded chunk: raw ones are at most 8 MiB, and no frame is sent packed that grew. */
    private static final int ENCODED_BYTES_MAX = Manifest.CHUNK_BYTES_MAX;

    private final InputStream in;

    /** Reads from {@code in}, which the caller closes and bounds. */
    public FrameReader(InputStream in) {
        this.in = in;
    }

    /** The next frame; empty at the end of the body. */
    public Optional<ChunkFrame> next() throws IOException {
        byte[] head = in.readNBytes(FrameWriter.HEAD_BYTES);
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < FrameWriter.HEAD_BYTES) {
            throw new EOFException("the body ends inside the head of a frame");
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        ChunkId id = id(fields);
        Encoding encoding = encoding(fields.get());
        int rawLength = length("raw length", fields.getInt(), Manifest.CHUNK_BYTES_MAX);
        int encodedLength = length("encoded length", fields.getInt(), ENCODED_BYTES_MAX);
        // Its length is checked, so it is made at once: gathering it in pieces would copy each chunk twice.
        byte[] bytes = new byte[encodedLength];
        if (in.readNBytes(bytes, 0, encodedLength) < encodedLength) {
            throw new EOFException("the body ends inside a frame");
        }
        return Optional.of(new ChunkFrame(id, encoding, rawLength, bytes));
    }

    /** All frames to the end of the body; {@code countMax} at most. */
    public List<ChunkFrame> all(int countMax) throws IOException {
        List<ChunkFrame> frames = new ArrayList<>();
        for (Optional<ChunkFrame> frame = next(); frame.isPresent(); frame = next()) {
            if (frames.size() == countMax) {
                throw new MalformedException("frames", "more than " + countMax);
            }
            frames.add(frame.get());
        }
        return frames;
    }

    /** Reads a list of ids, 32 bytes each, {@code countMax} at most. */
    public static List<ChunkId> ids(byte[] body, int countMax) {
        if (body.length % Hash.BYTES != 0) {
            throw new MalformedException("ids", "the length is no multiple of 32 bytes");
        }
        int count = body.length / Hash.BYTES;
        if (count > countMax) {
            throw new MalformedException("ids", "more than " + countMax);
        }
        ByteBuffer fields = ByteBuffer.wrap(body);
        List<ChunkId> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(id(fields));
        }
        return ids;
    }

    private static ChunkId id(ByteBuffer in) {
        return new ChunkId(new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong()));
    }

    private static Encoding encoding(byte code) {
        return switch (code) {
            case 0 -> Encoding.RAW;
            case 1 -> Encoding.ZSTD;
            default -> throw new MalformedException("encoding", "unknown encoding " + code);
        };
    }

    private static int length(String field, int value, int max) {
        if (value < 1 || value > max) {
            throw new MalformedException(field, "not 1 to " + max);
        }
        return value;
    }
}
