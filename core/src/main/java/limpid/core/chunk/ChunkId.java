package limpid.core.chunk;

/**
 * Names a chunk by its bytes, before any encoding.
 *
 * @param hash SHA-256 of the chunk's bytes
 */
public record ChunkId(Hash hash) implements Comparable<ChunkId> {
    /** The id of these bytes. */
    public static ChunkId of(byte[] bytes) {
        return new ChunkId(Hash.of(bytes));
    }

    @Override
    public int compareTo(ChunkId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.toString();
    }
}
