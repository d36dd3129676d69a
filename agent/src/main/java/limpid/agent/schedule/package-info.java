/**
 * The engine: what happened goes in, what to save and what to do comes out.
 *
 * <p>In: events. Out: turns: a batch for the state store and jobs to run. Imports {@code core}, {@code wire.message},
 * {@code agent.tree}, {@code agent.plan}, {@code agent.watch}, {@code agent.state}. Promise: it does no effects and reads no
 * clock, so one seed replays a whole life; every item that differs has exactly one binding reason at any time.
 */
@NullMarked
package limpid.agent.schedule;

import org.jspecify.annotations.NullMarked;
