package limpid.server.library.commit;

import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.store.ledger.ItemRows.NameRef;

/**
 * One operation between what is and what would be.
 *
 * @param before the item as it is, tombstones too; empty if there is none
 * @param after the item as it would be; the same as {@code before} when nothing would change
 */
record Step(Operation operation, Optional<Item> before, Item after) {
    /** Whether this writes anything. */
    boolean isChange() {
        return before.isEmpty() || before.get().version() != after.version();
    }

    /** Whether an item is there before. */
    boolean wasLive() {
        return before.isPresent() && !before.get().deleted();
    }

    /** Whether this makes, changes or brings back an item. */
    boolean isLiveChange() {
        return isChange() && !after.deleted();
    }

    /** Whether this deletes an item that is there. */
    boolean isDeletion() {
        return isChange() && after.deleted();
    }

    /** Whether a name becomes taken that was not before. */
    boolean takesName() {
        return isLiveChange() && (!wasLive() || !nameOf(before.get()).equals(nameOf(after)));
    }

    /** Whether a folder appears in a place where it was not. */
    boolean placesFolder() {
        return isLiveChange() && after.kind() == Kind.FOLDER && (!wasLive() || movesFolder());
    }

    /** Whether a folder that is there, with all that is in it, goes to another folder. */
    boolean movesFolder() {
        return isLiveChange()
                && after.kind() == Kind.FOLDER
                && wasLive()
                && !before.get().place().parent().equals(after.place().parent());
    }

    /** The content that comes with this, if another one or none was there before. */
    Optional<Content> freshContent() {
        boolean same = wasLive() && before.get().content().equals(after.content());
        return isLiveChange() && !same ? after.content() : Optional.empty();
    }

    /** Whether the content that was there is there no more. */
    boolean replacesContent() {
        return isChange()
                && wasLive()
                && (after.deleted() || !before.get().content().equals(after.content()));
    }

    /** By how much the home's used bytes grow. */
    long growth() {
        return after.size() - before.map(Item::size).orElse(0L);
    }

    /** The name an item has, as siblings compare it. */
    static NameRef nameOf(Item item) {
        return new NameRef(item.place().parent(), item.place().name().key());
    }
}
