/**
 * Steps in the history of a collection: operations, commits, tokens, digests.
 *
 * <p>In: items as they are and as they shall be. Out: atomic batches and the sum that proves two replicas equal.
 * Imports {@code core.id}, {@code core.item}, {@code core.chunk}. Promise: equal digests at an equal sequence
 * mean equal collections.
 */
@NullMarked
package limpid.core.change;

import org.jspecify.annotations.NullMarked;
