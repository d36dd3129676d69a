package limpid.agent.state;

import java.util.Optional;
import limpid.agent.tree.Synced;
import limpid.core.id.ItemId;
import limpid.core.item.Item;

/**
 * What is remembered of one item; with neither part it is forgotten.
 *
 * @param remote what the server was last known to have
 * @param synced what was agreed on
 */
public record SavedNode(ItemId id, Optional<Item> remote, Optional<Synced> synced) {}
