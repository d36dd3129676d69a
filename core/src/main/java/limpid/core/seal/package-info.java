/**
 * How a lost device locks what it holds: keys, and pieces that only their holder opens.
 *
 * <p>In: bytes and keys. Out: bytes. Imports nothing of Limpid. Promise: what was sealed for a key is opened by its other
 * half alone, and a piece that was changed, moved or left out is noticed.
 */
@NullMarked
package limpid.core.seal;

import org.jspecify.annotations.NullMarked;
