/**
 * The server's regular work: each piece has a name, a rhythm, a last run with its outcome, and a moment at which it counts
 * as stuck.
 *
 * <p>In: duties, time, and the wish to run one now. Out: how each stands. Imports {@code core}, {@code host},
 * {@code wire}, {@code store}. Promise: work that fails or stands still is said, with the reason; what ran before a
 * restart is known after it.
 */
@NullMarked
package limpid.server.job;

import org.jspecify.annotations.NullMarked;
