package limpid.store.check;

import limpid.core.id.HomeId;
import limpid.store.blob.BlobStore;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.ledger.ContentRows.ChunkRow;

/** Gets the raw bytes of a chunk from wherever the ledger says they are. */
record ChunkBytes(BlobStore blobs, ChunkDecoding decoding, HomeId home) {
    /** Fails with what the blob store or the decoding fails with. */
    byte[] of(ChunkRow row) {
        if (row.pack().isEmpty()) {
            return row.inline();
        }
        byte[] encoded = blobs.read(home, new BlobPlace(row.pack(), row.offset(), row.length()));
        return decoding.decode(row.encoding(), row.rawLength(), encoded);
    }
}
