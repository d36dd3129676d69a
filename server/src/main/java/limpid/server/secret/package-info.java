/**
 * Secrets: those that people carry, of which only hashes rest here, and those that the server must read again, which rest
 * sealed.
 *
 * <p>In: chance, and the texts that people show. Out: tokens and their hashes, sealed texts. Imports {@code core},
 * {@code host} and {@code store}. Promise: whoever reads the ledger alone can show nothing that opens a door.
 */
@NullMarked
package limpid.server.secret;

import org.jspecify.annotations.NullMarked;
