package limpid.store.blob;

import java.util.List;
import limpid.core.chunk.ChunkId;
import limpid.core.id.HomeId;

/**
 * Encoded chunks at rest. It does not know what they mean: ids serve to find a chunk again when an index is rebuilt.
 * Safe for all threads.
 */
public interface BlobStore extends AutoCloseable {
    /**
     * Stores chunks; durable when this returns. Fails with: SERVER_DISK_FULL, IO_ERROR; then none of them counts as
     * stored.
     */
    List<BlobPlace> append(HomeId home, List<Blob> blobs);

    /** For several reads one after the other: what lies in one pack costs no more than the reading. For one thread. */
    Reader reader(HomeId home);

    /** The encoded bytes at a place. Fails with: what {@link Reader#read} says. */
    default byte[] read(HomeId home, BlobPlace place) {
        try (Reader reader = reader(home)) {
            return reader.read(place);
        }
    }

    /** All packs of a home with their lengths in bytes; those still open too. */
    List<PackState> packs(HomeId home);

    /** What a pack holds, by its own index: to rebuild a lost ledger, and to scrub. Fails with: BLOB_CORRUPT. */
    List<StoredBlob> contents(HomeId home, String pack);

    /** Removes a sealed pack that nothing points into any more. */
    void drop(HomeId home, String pack);

    /** Seals what is open and idle; called now and then. */
    void upkeep();

    /** How much room is left for blobs. */
    Room room();

    @Override
    void close();

    /**
     * One chunk to store.
     *
     * @param encoding as in the frame that brought it
     * @param bytes encoded; never changed after
     */
    record Blob(ChunkId id, int encoding, int rawLength, byte[] bytes) {}

    /**
     * Room on the disk that blobs lie on.
     *
     * @param volume the disk, as its administrator knows it
     * @param freeBytes free on it
     * @param keptBytes of those, what no blob may take: the ledger must go on, and deleting needs room too
     */
    record Room(String volume, long freeBytes, long keptBytes) {
        /** What blobs may still take, in bytes. */
        public long usableBytes() {
            return Math.max(0, freeBytes - keptBytes);
        }
    }

    /** Reads what a home holds. */
    interface Reader extends AutoCloseable {
        /** The encoded bytes at a place. Fails with: BLOB_MISSING, BLOB_CORRUPT, SERVER_STORAGE_OFFLINE, IO_ERROR. */
        byte[] read(BlobPlace place);

        @Override
        void close();
    }

    /** Where encoded bytes lie. */
    record BlobPlace(String pack, long offset, int length) {}

    /** One pack. */
    record PackState(String pack, long length, boolean sealed) {}

    /** One chunk in a pack. */
    record StoredBlob(ChunkId id, int encoding, int rawLength, BlobPlace place) {}
}
