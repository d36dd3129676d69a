package limpid.agent.schedule;

import java.util.Optional;
import limpid.agent.tree.Print;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.reason.Reason;

/** How one item fared in a job. */
public sealed interface Ending {
    ItemId item();

    /**
     * Its bytes were read, and the server holds them or they are small enough to travel with the commit.
     *
     * @param print how it looked before and after reading
     * @param inline the bytes, if they shall travel with the commit. Never changed after
     */
    record Read(ItemId item, Print print, Content content, Optional<byte[]> inline) implements Ending {}

    /** It stands on the disk as asked and looks so; after a trashing there is no look. */
    record Placed(ItemId item, Optional<Print> print) implements Ending {}

    /** What stands on the disk was not what was expected. Nothing was done; look again. */
    record Surprised(ItemId item) implements Ending {}

    /** It could not be done. */
    record Failed(ItemId item, Reason reason) implements Ending {}
}
