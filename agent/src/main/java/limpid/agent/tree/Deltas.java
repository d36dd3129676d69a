package limpid.agent.tree;

import limpid.core.item.Item;
import limpid.core.item.Kind;

/**
 * How one side of an item differs from what was agreed.
 *
 * @param place it was moved or renamed
 * @param content its bytes differ
 * @param unread its bytes may differ: they must be read first
 * @param attributes what travels with it differs
 * @param bookkeeping nothing differs that a person could see, but what is remembered of it is out of date
 */
public record Deltas(boolean place, boolean content, boolean unread, boolean attributes, boolean bookkeeping) {
    /** How the disk differs from what was agreed. */
    public static Deltas local(LocalNode local, Synced synced) {
        Item agreed = synced.item();
        boolean place = !local.place().equals(agreed.place());
        if (local.kind() == Kind.FOLDER) {
            return new Deltas(place, false, false, false, false);
        }
        boolean content = local.content().isPresent() && !local.content().equals(agreed.content());
        boolean attributes = local.kind() == Kind.FILE
                && synced.print()
                        .map(seen -> !seen.sameAttributes(local.print()))
                        .orElse(true)
                && !local.attributes().equals(agreed.attributes());
        boolean bookkeeping =
                synced.print().map(seen -> !seen.equals(local.print())).orElse(true);
        return new Deltas(place, content, local.unread(), attributes, bookkeeping);
    }

    /** How the server differs from what was agreed. */
    public static Deltas remote(Item remote, Synced synced) {
        Item agreed = synced.item();
        return new Deltas(
                !remote.place().equals(agreed.place()),
                !remote.content().equals(agreed.content()),
                false,
                !remote.attributes().equals(agreed.attributes()),
                remote.version() != agreed.version());
    }

    /** Whether there is anything to do at all. */
    public boolean any() {
        return place || content || unread || attributes || bookkeeping;
    }

    /** Whether a person would see a difference. */
    public boolean visible() {
        return place || content || attributes;
    }
}
