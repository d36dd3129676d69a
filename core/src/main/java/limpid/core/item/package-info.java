/**
 * What an item is: its place, its name, its content, its attributes, its version.
 *
 * <p>In: values from the ledger, the wire or a disk. Out: immutable items and the rules for names.
 * Imports {@code core.id} and {@code core.chunk}. Promise: two siblings with one name key cannot be told apart
 * by every platform, so they never both exist in a collection.
 */
@NullMarked
package limpid.core.item;

import org.jspecify.annotations.NullMarked;
