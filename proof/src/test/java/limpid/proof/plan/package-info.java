/**
 * Properties of the planner: random triples of trees are worked off step by step until nothing is left to do.
 *
 * <p>In: seeds. Out: a triple that does not converge, loses something or gives no step. Imports {@code core},
 * {@code agent.tree}, {@code agent.plan}. Promise: what the planner promises is tried on thousands of trees at every build.
 */
@NullMarked
package limpid.proof.plan;

import org.jspecify.annotations.NullMarked;
