/**
 * A home as its people see it: who lives there with which role and share, what takes the room, when it will be full, and
 * what could go.
 *
 * <p>In: who asks, as a row of the ledger. Out: values for messages, and changes in the ledger. Imports {@code core},
 * {@code host}, {@code wire}, {@code store}, {@code server.library}, {@code server.audit}. Promise: a home always has an
 * owner; what is taken from somebody comes back for thirty days; what is shown says as of when it is.
 */
@NullMarked
package limpid.server.home;

import org.jspecify.annotations.NullMarked;
