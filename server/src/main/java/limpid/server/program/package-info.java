/**
 * The server as one program: its data folder, its settings, and the one place where all its parts are put together.
 *
 * <p>In: settings and the machine. Out: a server that runs, or an operator of one. Imports every package of
 * {@code server}, and {@code core}, {@code host}, {@code wire}, {@code store}. Promise: two servers never share a data
 * folder; a stop in order loses nothing that was promised; whatever is wrong at the start is said before anything is
 * touched.
 */
@NullMarked
package limpid.server.program;

import org.jspecify.annotations.NullMarked;
