/**
 * Where this program is: the machine, its person's folders, its environment, its process.
 *
 * <p>In: nothing. Out: facts as values, so that who uses them can be tested without the machine. Imports
 * {@code core.reason}, {@code host.settings} and {@code host.time}. Promise: files with secrets are never readable by others.
 */
@NullMarked
package limpid.host.place;

import org.jspecify.annotations.NullMarked;
