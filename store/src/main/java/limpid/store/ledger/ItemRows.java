package limpid.store.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;

/** The items of a home's collections. Part of a {@link HomeTransaction}. */
public interface ItemRows {
    /** Those of {@code ids} that exist, tombstones too; one round trip for all. */
    Map<ItemId, Item> byIds(CollectionId collection, Collection<ItemId> ids);

    /** The live items that have one of these names; one round trip for all. */
    List<Item> named(CollectionId collection, Collection<NameRef> names);

    /** Live items in a folder whose name key is after {@code afterKey}, by name key, at most {@code limit}. */
    List<Item> children(CollectionId collection, ItemId parent, String afterKey, int limit);

    /** Live items whose content needs one of {@code chunks}, as all of it, as its manifest or as a part; by id, at most {@code limit}. */
    List<Item> needing(CollectionId collection, Collection<ChunkId> chunks, int limit);

    /** Writes the newest version of each; one batch for all. A unique sequence and a unique live name are enforced. */
    void put(CollectionId collection, Collection<Item> items);

    /** Items with {@code after < seq <= upTo}, in order, at most {@code limit}. */
    List<Item> changes(CollectionId collection, long after, long upTo, boolean liveOnly, int limit);

    /** Live items with {@code from <= id <= to}, by id, at most {@code limit}: to find where two sides differ. */
    List<Item> between(CollectionId collection, ItemId from, ItemId to, int limit);

    /** Tombstones with {@code seq <= upTo} edited before {@code moment} go for good. Returns how many. */
    int dropTombstones(CollectionId collection, long upTo, Instant moment);

    /** Keeps what an item was before it was replaced or deleted. */
    void putVersions(CollectionId collection, Collection<OldVersion> versions);

    /** Old versions of an item, newest first. */
    List<OldVersion> versions(CollectionId collection, ItemId item);

    /**
     * Deleted items that still have a version kept, latest deletion first, at most {@code limit}; not those whose folder was
     * deleted too: they come back with it.
     */
    List<OldVersion> recentlyDeleted(CollectionId collection, int limit);

    /** Deleted items that still have a version kept and were last in one of {@code folders}; as many, in the same order. */
    List<OldVersion> deletedIn(CollectionId collection, Collection<ItemId> folders, int limit);

    /** Old versions replaced before {@code moment}, oldest first, at most {@code limit}. */
    List<OldVersion> versionsReplacedBefore(CollectionId collection, Instant moment, int limit);

    /** Old versions in order of item and version, after those two, at most {@code limit}; all begin after the root and 0. */
    List<OldVersion> versionsAfter(CollectionId collection, ItemId item, long version, int limit);

    /**
     * Takes items, tombstones and old versions out of a collection that goes for good, at most {@code limit} of each. The
     * sums of the collection and of the home are the caller's.
     */
    Dropped dropSome(CollectionId collection, int limit);

    /** What went; nothing when nothing was left. */
    record Dropped(List<Item> items, List<OldVersion> versions) {
        public Dropped {
            items = List.copyOf(items);
            versions = List.copyOf(versions);
        }

        /** How many rows went. */
        public int rows() {
            return items.size() + versions.size();
        }
    }

    void dropVersion(CollectionId collection, ItemId item, long version);

    /** Whether any item, live or kept as an old version, uses this content. */
    boolean uses(ContentId content);

    /** How far a device has come in a collection. */
    void putCursor(CursorRow row);

    List<CursorRow> cursors(CollectionId collection);

    /** A name in a folder, as siblings compare it. */
    record NameRef(ItemId parent, String nameKey) {}

    /**
     * What an item was.
     *
     * @param item as it was, with the version it had then
     * @param replacedAt when it was replaced or deleted, by the server's clock
     * @param wasDeleted whether the change after it was the deletion
     */
    record OldVersion(Item item, Instant replacedAt, boolean wasDeleted) {}

    /**
     * What a device is known to have.
     *
     * @param seq all changes up to this are on the device
     * @param seenAt when it said so
     */
    record CursorRow(CollectionId collection, limpid.core.id.DeviceId device, long seq, Instant seenAt) {}

    /** One version of an item, for finding. */
    Optional<OldVersion> version(CollectionId collection, ItemId item, long version);
}
