/**
 * Content cut into chunks, and the names that follow from the bytes alone.
 *
 * <p>In: bytes. Out: chunk ids, manifests, content ids. Imports nothing of Limpid. Promise: equal bytes have equal
 * names within a home; a name proves its bytes.
 */
@NullMarked
package limpid.core.chunk;

import org.jspecify.annotations.NullMarked;
