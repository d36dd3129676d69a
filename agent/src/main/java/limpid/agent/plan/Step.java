package limpid.agent.plan;

import limpid.core.id.ItemId;
import limpid.core.item.ItemName;
import limpid.core.item.Place;
import limpid.core.reason.ReasonCode;

/** What to do next with one item that is not in step. Afterwards it is looked at anew. */
public sealed interface Step {
    ItemId item();

    /** Nothing is left of it anywhere: forget it. */
    record Forget(ItemId item) implements Step {}

    /** Both sides are alike: remember that they agree. */
    record Agree(ItemId item) implements Step {}

    /** Its bytes must be read before anything can be decided. */
    record Read(ItemId item) implements Step {}

    /** The server shall have what stands here: new, edited, moved, renamed or touched. */
    record Push(ItemId item) implements Step {}

    /** It was deleted here: the server shall delete it. */
    record PushDelete(ItemId item) implements Step {}

    /** The server's content shall stand here. */
    record Fetch(ItemId item) implements Step {}

    /** The server's folder shall stand here. */
    record MakeFolder(ItemId item) implements Step {}

    /** It stands here at another place than on the server: move it. */
    record Move(ItemId item, Place to) implements Step {}

    /** It and another item stand at each other's place: exchange them. */
    record Exchange(ItemId item, ItemId with) implements Step {}

    /** The server's attributes shall be set here. */
    record SetAttributes(ItemId item) implements Step {}

    /** It was deleted on the server: into this device's trash with it. */
    record Trash(ItemId item) implements Step {}

    /** It was deleted on the server, but something here must stay: from now on it is a new item. */
    record Detach(ItemId item) implements Step {}

    /** What stands here under this name is the server's item {@code as}: take its id. */
    record Adopt(ItemId item, ItemId as) implements Step {}

    /** Both sides have something of their own: what stands here gets a name of its own, and both stay. */
    record SetAside(ItemId item, ItemName name) implements Step {}

    /** Another item comes first. */
    record Wait(ItemId item, ItemId on) implements Step {}

    /** Cannot be done as long as {@code on} is as it is, whose name here is {@code other}; a person can change that. */
    record Blocked(ItemId item, ReasonCode code, ItemId on, String other) implements Step {}
}
