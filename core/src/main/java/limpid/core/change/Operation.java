package limpid.core.change;

import java.util.Optional;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Kind;
import limpid.core.item.Place;

/**
 * One conditional step of a commit. It names the version it was made from, and says what the item shall be as a whole:
 * creating, editing, moving and renaming are all one {@link Put}, so that a rename and an edit arrive together or not
 * at all. Source: docs/decisions/2026-11-21-whole-item-puts.md.
 */
public sealed interface Operation {
    ItemId item();

    /** The version this was made from; 0 if the item must not exist. A tombstone's version brings it back. */
    long ifVersion();

    /**
     * The item shall be this.
     *
     * @param content empty exactly for folders
     */
    record Put(ItemId item, long ifVersion, Place place, Kind kind, Optional<Content> content, Attributes attributes)
            implements Operation {
        public Put {
            if ((kind == Kind.FOLDER) == content.isPresent()) {
                throw new IllegalArgumentException("files and links have a content, folders none");
            }
        }
    }

    /**
     * The item shall be gone. A folder goes only when nothing lives in it after the whole commit.
     *
     * @param confirmed a person confirmed this deletion, so other devices need not hold it again
     */
    record Delete(ItemId item, long ifVersion, boolean confirmed) implements Operation {}
}
