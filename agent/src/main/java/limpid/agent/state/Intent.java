package limpid.agent.state;

import limpid.core.item.Item;

/**
 * What is about to be put on the disk. If a crash comes between the disk and the record, this tells the device's own
 * writing from a person's.
 *
 * @param item as the server has it
 */
public record Intent(Item item) {}
