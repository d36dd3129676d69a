/**
 * The endpoints of the panel of devices, for browsers, and of lost devices, for those.
 *
 * <p>In: requests from the gate. Out: JSON and CSV. Imports {@code core}, {@code host}, {@code wire}, {@code server.gate},
 * {@code server.panel}, {@code server.dossier}, {@code server.library}, {@code store.ledger}. Promise: what somebody may not
 * see is answered as if it had never been.
 */
@NullMarked
package limpid.server.gate.panel;

import org.jspecify.annotations.NullMarked;
