/**
 * The benchmarks: the packaged program as real processes on loopback, measured from outside, with rsync beside it.
 *
 * <p>In: the launcher, the names of works, sizes. Out: one table. Imports nothing of Limpid, so that it needs no build of
 * its own. Promise: the clock stops when the other device shows the same names, sizes and times, whatever Limpid says of
 * itself; afterwards no process and no file of it is left.
 */
@NullMarked
package limpid.proof.bench;

import org.jspecify.annotations.NullMarked;
