/**
 * Chunks at rest: packs on disk, or in memory.
 *
 * <p>In: encoded chunks. Out: where they lie, and the same bytes again. Imports {@code core}, {@code host}. Promise: what
 * {@code append} returned survives any crash, and is given back bit for bit or named as lost.
 */
@NullMarked
package limpid.store.blob;

import org.jspecify.annotations.NullMarked;
