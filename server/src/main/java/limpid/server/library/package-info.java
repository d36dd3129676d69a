/**
 * The heart of the server: collections with their history, contents, space and devices, whatever carries the requests.
 *
 * <p>In: calls of a {@link limpid.server.library.Caller} whose secret was checked. Out: the records of
 * {@code wire.message}, hints for whoever listens. Imports {@code core}, {@code host}, {@code wire}, {@code store}.
 * Promise: an acknowledged commit stays; no reader can skip a change; space that was granted is never refused; a caller
 * reaches nothing outside the own home.
 */
@NullMarked
package limpid.server.library;

import org.jspecify.annotations.NullMarked;
