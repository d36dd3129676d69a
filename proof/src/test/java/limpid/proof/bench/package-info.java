/**
 * The benchmarks: the packaged program as real processes on loopback, measured from outside, with its
 * peers beside it.
 *
 * <p>In: the launcher, the names of works, sizes. Out: one table, and the same for machines. Imports nothing of Limpid, so that it needs no build of
 * its own. Promise: the clock stops when the other device shows the same names, sizes and times, whatever a peer says of
 * itself; all do the same work, one after the other; afterwards no process and no file of them is left.
 */
@NullMarked
package limpid.proof.bench;

import org.jspecify.annotations.NullMarked;
