/**
 * The disk as Limpid uses it: one small port, and the real file system behind it.
 *
 * <p>In: paths. Out: what stands there, and effects that are whole or not at all. Imports {@code core.reason} and
 * {@code host.time}. Promise: every failure of the machine leaves here as a reason with the path and the cause as evidence;
 * links are never followed.
 */
@NullMarked
package limpid.host.disk;

import org.jspecify.annotations.NullMarked;
