/**
 * What devices ask the server, as endpoints; docs/protocol.md says how it looks on the wire.
 *
 * <p>In: requests from the gate. Out: what {@code server.library} answers, in the form of the protocol. Imports
 * {@code server.gate}, {@code server.library}, {@code server.account} (its brake on guessing), {@code wire}. Promise:
 * but for the greeting and joining, nothing is answered to anybody who did not show a device's secret.
 */
@NullMarked
package limpid.server.gate.device;

import org.jspecify.annotations.NullMarked;
