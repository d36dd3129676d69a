/**
 * Hints that something below a folder changed.
 *
 * <p>In: a folder. Out: paths worth a look, or the word that hints were lost. Imports {@code core.reason} and
 * {@code host.task}. Promise: a lost hint is said, never swallowed.
 */
@NullMarked
package limpid.host.watch;

import org.jspecify.annotations.NullMarked;
