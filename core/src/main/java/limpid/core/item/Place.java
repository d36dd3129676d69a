package limpid.core.item;

import limpid.core.id.ItemId;

/**
 * Where an item is: in which folder, under which name.
 *
 * @param parent the folder; {@link ItemId#ROOT} for the top
 * @param name the name there
 */
public record Place(ItemId parent, ItemName name) {}
