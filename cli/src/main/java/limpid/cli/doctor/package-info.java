/**
 * The doctor's command, and what it needs to see this machine, its agent and its server.
 *
 * <p>In: words on a command line, a device's state folder. Out: a diagnosis, repairs, a report. Imports {@code core},
 * {@code host}, {@code wire.link}, {@code doctor}, {@code agent}, {@code cli.device}, {@code cli.frame}. Promise: looking
 * changes nothing; only {@code --fix} does.
 */
@NullMarked
package limpid.cli.doctor;

import org.jspecify.annotations.NullMarked;
