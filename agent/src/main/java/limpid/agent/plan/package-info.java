/**
 * What to do next with each item: a pure function of the three trees.
 *
 * <p>In: {@code agent.tree}. Out: one {@link limpid.agent.plan.Step} per item that is not in step. Imports {@code core},
 * {@code agent.tree}. Promise: total and free of effects; an item that differs has a step, and a step never destroys what
 * only one side has.
 */
@NullMarked
package limpid.agent.plan;

import org.jspecify.annotations.NullMarked;
