/**
 * Journeys of the whole program: a real server and real agents as processes on loopback, driven by commands alone, killed at
 * any moment, with causes made to happen and undone.
 *
 * <p>In: the class path of the tests. Out: verdicts. Imports nothing of Limpid but its main class's name. Promise: ends only
 * processes that it started, and leaves nothing behind.
 */
@NullMarked
package limpid.proof.journey;

import org.jspecify.annotations.NullMarked;
