package limpid.core.chunk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The ordered chunks of one content. Its bytes travel and rest as a chunk like any other.
 *
 * <p>Layout, big-endian: the byte {@code 1} (version), then for each part 32 bytes of chunk id and 4 bytes of length.
 * Limits: at least two parts, each 1 byte to 8 MiB long; the bytes fit into one chunk of at most 8 MiB, which allows
 * contents of about 230 GB at the mean chunk length of 1 MiB.
 *
 * @param parts the chunks in order
 */
public record Manifest(List<Part> parts) {
    /** The longest chunk, and so the longest manifest, in bytes. */
    public static final int CHUNK_BYTES_MAX = 8 << 20;

    private static final byte VERSION = 1;
    private static final int PART_BYTES = Hash.BYTES + Integer.BYTES;

    /**
     * One chunk of a content.
     *
     * @param chunk its id
     * @param length its length in bytes, 1 to 8 MiB
     */
    public record Part(ChunkId chunk, int length) {
        public Part {
            if (length < 1 || length > CHUNK_BYTES_MAX) {
                throw new IllegalArgumentException("a chunk is 1 byte to 8 MiB long");
            }
        }
    }

    public Manifest {
        parts = List.copyOf(parts);
        if (parts.size() < 2 || 1L + (long) parts.size() * PART_BYTES > CHUNK_BYTES_MAX) {
            throw new IllegalArgumentException("a manifest has two parts or more and fits into a chunk");
        }
    }

    /** Reads a manifest's bytes. Throws {@link IllegalArgumentException} for anything else. */
    public static Manifest parse(byte[] bytes) {
        if (bytes.length < 1 || bytes[0] != VERSION || (bytes.length - 1) % PART_BYTES != 0) {
            throw new IllegalArgumentException("not a manifest of version 1");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        List<Part> parts = new ArrayList<>((bytes.length - 1) / PART_BYTES);
        while (in.hasRemaining()) {
            Hash hash = new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
            parts.add(new Part(new ChunkId(hash), in.getInt()));
        }
        return new Manifest(parts);
    }

    /** The bytes of this manifest: equal manifests have equal bytes. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(1 + parts.size() * PART_BYTES).put(VERSION);
        for (Part part : parts) {
            out.put(part.chunk().hash().bytes()).putInt(part.length());
        }
        return out.array();
    }

    /** The length of the content in bytes. */
    public long contentLength() {
        return parts.stream().mapToLong(Part::length).sum();
    }
}
