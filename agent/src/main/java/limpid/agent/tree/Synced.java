package limpid.agent.tree;

import java.util.Optional;
import limpid.core.item.Item;

/**
 * What this device and the server last agreed on.
 *
 * @param item as the server had it
 * @param print how it looked here then; empty if it was never seen here whole
 */
public record Synced(Item item, Optional<Print> print) {
    /** The same, with {@code alike} in the place of its item if they are equal. */
    Synced sharing(Item alike) {
        return item.equals(alike) ? new Synced(alike, print) : this;
    }
}
