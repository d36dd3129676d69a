/**
 * The folder that is kept in step, as paths: where things stand, where they come in, where they go when they are deleted.
 *
 * <p>In: paths below the root. Out: paths on the disk, and the word that the root is really there. Imports {@code core},
 * {@code host}. Promise: nothing is derived from a folder that is not the one that was joined; nothing is unlinked.
 */
@NullMarked
package limpid.agent.root;

import org.jspecify.annotations.NullMarked;
