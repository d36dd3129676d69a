/**
 * The commands of a computer that is kept in step: join, run, ask, pause, leave.
 *
 * <p>In: words on a command line. Out: answers from the agent that runs, or from what it left on disk. Imports {@code core},
 * {@code host}, {@code wire}, {@code agent}, {@code cli.frame}. Promise: a command never says more than the agent knows.
 */
@NullMarked
package limpid.cli.device;

import org.jspecify.annotations.NullMarked;
