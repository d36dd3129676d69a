package limpid.wire.message;

import java.util.Optional;
import limpid.core.id.ItemId;

/**
 * What somebody wants back of what was deleted: by its path, or by its id.
 *
 * @param path where it was, with slashes; of several of that path the one deleted last is meant. Empty if there is an item
 * @param item which one
 * @param extent how much of a folder
 */
public record RestoreOrder(String path, Optional<ItemId> item, Extent extent) {
    public RestoreOrder {
        if (!path.isEmpty() && item.isPresent()) {
            throw new IllegalArgumentException("either a path or an item is wanted, not both");
        }
    }

    /** What was at a path. */
    public RestoreOrder(String path, Extent extent) {
        this(path, Optional.empty(), extent);
    }

    /** How much of what was in a deleted folder comes back with it. */
    public enum Extent {
        /** What was deleted in one go with it. */
        TOGETHER,
        /** All that was ever deleted from it and is still kept. */
        EVERYTHING
    }
}
