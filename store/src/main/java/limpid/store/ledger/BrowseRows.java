package limpid.store.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.store.ledger.ItemRows.OldVersion;

/**
 * What is in a home's collections, in the orders in which people look at it: page by page, each going on behind the last
 * thing of the one before. Only reads. Part of a {@link HomeTransaction}.
 */
public interface BrowseRows {
    /**
     * Live items of a folder. By name, a page costs what is on it; in other orders the database looks at the whole folder for
     * each page.
     */
    List<Item> list(CollectionId collection, Stretch stretch);

    /** Names of live items with an id after {@code after}, by id, at most {@code limit}; all begin after the root. */
    List<Called> names(CollectionId collection, ItemId after, int limit);

    /** As {@link ItemRows#recentlyDeleted}, behind the deletion that {@code after} marks. */
    List<OldVersion> deleted(CollectionId collection, Optional<Deletion> after, int limit);

    /** What of a folder is listed. */
    enum Group {
        FOLDERS,
        /** Files and links. */
        OTHERS
    }

    /** What a listing is sorted by; equal ones by name. */
    enum By {
        NAME,
        SIZE,
        MODIFIED
    }

    /** Which way a listing goes. */
    enum Way {
        UP,
        DOWN
    }

    /**
     * A piece of a listing.
     *
     * @param after the last of the piece before; empty at the beginning
     * @param limit how many at most
     */
    record Stretch(ItemId folder, Group group, By by, Way way, Optional<Mark> after, int limit) {}

    /**
     * Where in a listing an item stands.
     *
     * @param size of its content; 0 for folders
     * @param modified its own time
     * @param nameKey as siblings compare it
     */
    record Mark(long size, Instant modified, String nameKey) {
        /** Where {@code item} stands. */
        public static Mark of(Item item) {
            return new Mark(
                    item.content().map(Content::size).orElse(0L),
                    item.attributes().modified(),
                    item.place().name().key());
        }
    }

    /** An item's name. */
    record Called(ItemId item, String name) {}

    /** When something was deleted, and what. */
    record Deletion(Instant at, ItemId item) {}
}
