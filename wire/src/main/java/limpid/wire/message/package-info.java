/**
 * What devices and the server say to each other, as records; {@code docs/protocol.md} says how they look on the wire.
 *
 * <p>In: values of {@code core}. Out: requests and replies, checked for form. Imports {@code core}. Promise: a
 * message that exists is within its limits.
 */
@NullMarked
package limpid.wire.message;

import org.jspecify.annotations.NullMarked;
