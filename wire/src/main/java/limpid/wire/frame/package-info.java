/**
 * Chunks on their way: how one is packed into a frame, and how frames follow one another in a body.
 *
 * <p>In: chunks' bytes. Out: {@link limpid.wire.message.ChunkFrame}s and their bytes on the wire, and back. Imports
 * {@code core}, {@code host.net} for bodies, {@code host.time}, {@code wire.message}. Promise: bytes that leave {@code decode} are those the id names.
 */
@NullMarked
package limpid.wire.frame;

import org.jspecify.annotations.NullMarked;
