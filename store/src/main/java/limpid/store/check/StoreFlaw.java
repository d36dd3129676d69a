package limpid.store.check;

import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.reason.Reason;

/** One thing that is not as the ledger says. */
public sealed interface StoreFlaw {
    HomeId home();

    /**
     * The bytes of a chunk cannot be had.
     *
     * @param reason BLOB_MISSING, BLOB_CORRUPT, or what the disk said
     */
    record UnreadableChunk(HomeId home, ChunkId chunk, Reason reason) implements StoreFlaw {}

    /** The bytes of a chunk are not those that its id names, though its pack finds them whole. */
    record WrongChunk(HomeId home, ChunkId chunk) implements StoreFlaw {}

    /**
     * An item names a content of which something is not there.
     *
     * @param version which version of the item: its newest, or one that is kept
     * @param chunk what is not in the ledger or not to be relied on
     */
    record IncompleteContent(
            HomeId home, CollectionId collection, ItemId item, long version, ContentId content, ChunkId chunk)
            implements StoreFlaw {}

    /** The parts of a content are not recorded, so nothing would keep them from being removed. */
    record UnkeptParts(HomeId home, ContentId content) implements StoreFlaw {}
}
