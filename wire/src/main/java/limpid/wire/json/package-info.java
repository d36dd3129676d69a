/**
 * The JSON of every message.
 *
 * <p>In: messages of {@code wire.message}, or bytes that claim to be one. Out: bytes, or messages; a
 * {@link limpid.wire.message.MalformedException} that names the field where they are not. Imports {@code core},
 * {@code wire.message}. Promise: what is read was checked field by field; a server takes no field that it does not know,
 * a device skips those of a newer server.
 *
 * <p>Start at {@link limpid.wire.json.Codecs}. A message is read by its {@link limpid.wire.json.Shape}, in one pass over
 * the bytes, without reflection and without a tree: commits and pages of changes are the busiest bytes there are.
 */
@NullMarked
package limpid.wire.json;

import org.jspecify.annotations.NullMarked;
