/**
 * Seeing what stands on the disk: scans, single looks, and how sightings change the local tree.
 *
 * <p>In: hints and listings. Out: sightings, and the local tree after them. Imports {@code core}, {@code host},
 * {@code agent.tree}. Promise: what could not be looked at is never taken for deleted.
 */
@NullMarked
package limpid.agent.watch;

import org.jspecify.annotations.NullMarked;
