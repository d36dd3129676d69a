/**
 * The ledger and the blob store as plain maps: the model that simulations and tests use.
 *
 * <p>In: what the ports take. Out: what the ports give, in a fixed order. Imports {@code core}, {@code host},
 * {@code store.ledger} and {@code store.blob}. Promise: it passes the contracts that the durable ones pass, and one run
 * equals the next.
 */
@NullMarked
package limpid.store.memory;

import org.jspecify.annotations.NullMarked;
