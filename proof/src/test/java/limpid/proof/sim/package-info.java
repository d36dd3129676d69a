/**
 * The simulator: one server and some devices, their real code, on one thread, from a seed.
 *
 * <p>In: a {@link limpid.proof.sim.History}: what people do and what goes wrong. Out: nothing, or a violation with the
 * seed that shows it again. Imports every room. Promise: the same history runs the same way every time; what the product
 * promises is checked after every event where that is cheap, and at every rest.
 */
@NullMarked
package limpid.proof.sim;

import org.jspecify.annotations.NullMarked;
