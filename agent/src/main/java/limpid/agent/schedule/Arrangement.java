package limpid.agent.schedule;

import limpid.agent.tree.Print;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Kind;

/**
 * One change of names, folders or attributes on the disk. {@code looks} is how the file must still look; if it does not,
 * nothing is done and the engine looks again.
 */
public sealed interface Arrangement {
    ItemId item();

    /** Make a folder; one that stands there already is well. */
    record MakeFolder(ItemId item, String path) implements Arrangement {}

    /** Give it another name; nothing may stand there. */
    record Move(ItemId item, String from, String to, Kind kind, Print looks) implements Arrangement {}

    /** Exchange what stands at two paths, in one step. */
    record Exchange(ItemId item, String path, ItemId with, String withPath) implements Arrangement {}

    /** Set what travels with a file. */
    record SetAttributes(ItemId item, String path, Attributes attributes, Print looks) implements Arrangement {}

    /**
     * Into this device's trash.
     *
     * @param withRest whether all that a folder still holds is known to be out of step, so that it may go with it; if not, only
     *     an empty folder goes
     */
    record Trash(ItemId item, String path, Kind kind, Print looks, boolean withRest) implements Arrangement {}
}
