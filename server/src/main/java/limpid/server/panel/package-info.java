/**
 * The panel of devices: how each is, what people may do with it from afar, what is printed when it changes hands.
 *
 * <p>In: who asks, and what they want done. Out: judgements, orders, registers, as values. Imports {@code core},
 * {@code host}, {@code wire}, {@code store.ledger}, {@code server.dossier}, {@code server.library}. Promise: green is shown
 * only on proof, and nobody sees or touches a device that is neither theirs nor in a home that they run.
 */
@NullMarked
package limpid.server.panel;

import org.jspecify.annotations.NullMarked;
