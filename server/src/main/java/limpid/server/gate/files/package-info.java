/**
 * What browsers ask about a person's files: folders, single things, their bytes and versions, what a name finds, ZIPs.
 *
 * <p>In: requests of signed-in people. Out: what {@code server.files} and {@code server.library} answer, as messages made for
 * browsers. Imports {@code server.gate}, {@code server.gate.browser}, {@code server.gate.content}, {@code server.files},
 * {@code server.share}, {@code server.library}, {@code wire}. Promise: whatever is not the asker's own is answered as if it had never been.
 */
@NullMarked
package limpid.server.gate.files;

import org.jspecify.annotations.NullMarked;
