package limpid.wire.message;

import limpid.core.chunk.ChunkId;

/**
 * One chunk on its way. On the wire: 32 bytes id, 1 byte encoding (0 raw, 1 zstd), 4 bytes raw length, 4 bytes encoded
 * length, the encoded bytes. Whoever receives it decodes it within {@code rawLength} and compares the hash with the id.
 *
 * @param id names the raw bytes
 * @param encoding how {@code bytes} are encoded
 * @param rawLength length after decoding, 1 byte to 8 MiB
 * @param bytes as they travel and rest; never changed after
 */
public record ChunkFrame(ChunkId id, Encoding encoding, int rawLength, byte[] bytes) {
    /** How the bytes of a frame are encoded. */
    public enum Encoding {
        RAW,
        ZSTD
    }
}
