/**
 * A device as a running whole: the engine's loop, its jobs, its watch, its stream of hints.
 *
 * <p>In: settings, ports. Out: a device in step, and answers to those who ask how it stands. Imports all rooms below.
 * Promise: what the engine decided is saved before it is done.
 */
@NullMarked
package limpid.agent.run;

import org.jspecify.annotations.NullMarked;
