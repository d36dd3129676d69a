/**
 * A device's link to its server, and the HTTP behind it.
 *
 * <p>In: requests of {@code wire.message}. Out: replies, or a reason that says what came between. Imports {@code core},
 * {@code host}, {@code wire.message}. Promise: what could not be said to the server is never taken as said.
 */
@NullMarked
package limpid.wire.link;

import org.jspecify.annotations.NullMarked;
