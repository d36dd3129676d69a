/**
 * The three trees of a device: what stands on its disk, what the server says, and what both agreed on last.
 *
 * <p>In: sightings, pages of changes, ends of jobs. Out: one {@link limpid.agent.tree.Node} per item, and the indexes that
 * planning needs. Imports {@code core}, {@code host.disk}. Promise: it holds observations only, never work to be done.
 */
@NullMarked
package limpid.agent.tree;

import org.jspecify.annotations.NullMarked;
