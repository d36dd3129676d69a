/**
 * Does the ledger speak the truth about what is stored? Reads everything and changes nothing.
 *
 * <p>In: a ledger and a blob store. Out: flaws, each with what it hits. Imports {@code core}, {@code store.ledger},
 * {@code store.blob}. Promise: when it finds nothing, every content that an item names can be handed out, bit for bit.
 */
@NullMarked
package limpid.store.check;

import org.jspecify.annotations.NullMarked;
