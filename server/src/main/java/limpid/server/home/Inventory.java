package limpid.server.home;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import limpid.core.id.ItemId;

/**
 * What was in a collection when it was counted last.
 *
 * @param asOf when that was
 * @param headSeq where its history stood then
 * @param keptBytes what the home kept in old versions then
 * @param byCategory what things are
 * @param byDevice which device wrote them last, by id
 * @param largest its largest files, the largest first
 * @param copies contents that several files have, what frees most first
 * @param versioned what has most bytes in old versions, the most first; without what is deleted
 */
record Inventory(
        Instant asOf,
        long headSeq,
        long keptBytes,
        Map<Category, Amount> byCategory,
        Map<String, Amount> byDevice,
        List<ItemId> largest,
        List<Copies> copies,
        List<Versioned> versioned) {
    /** How many stand in each list. */
    static final int LISTED_MAX = 200;
    /** How many copies of one content are named. */
    static final int NAMED_MAX = 50;

    Inventory {
        byCategory = Map.copyOf(byCategory);
        byDevice = Map.copyOf(byDevice);
        largest = List.copyOf(largest);
        copies = List.copyOf(copies);
        versioned = List.copyOf(versioned);
    }

    /**
     * Files with one content.
     *
     * @param bytes of each
     * @param count of all of them
     * @param items some of them
     */
    record Copies(long bytes, long count, List<ItemId> items) {
        Copies {
            items = List.copyOf(items);
        }

        /** What goes when one stays. */
        long freedBytes() {
            return bytes * (count - 1);
        }
    }

    /** What an item has in old versions. */
    record Versioned(ItemId item, Amount amount) {}

    /** Whether nothing happened since. */
    boolean isOf(long seq, long kept) {
        return headSeq == seq && keptBytes == kept;
    }
}
