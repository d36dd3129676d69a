/**
 * Judges a commit and writes it.
 *
 * <p>In: operations with their conditions, inside one transaction of the ledger. Out: the items as they are now, or the
 * one condition that did not hold with the items that stand in the way. Imports {@code core}, {@code store.ledger},
 * {@code wire.message}. Promise: all conditions are judged by the state after the whole commit, sequences have no gap,
 * and used, reserved and kept bytes move exactly.
 */
@NullMarked
package limpid.server.library.commit;

import org.jspecify.annotations.NullMarked;
