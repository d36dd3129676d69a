/**
 * Contents on their way: read here and sent, or received and put in place.
 *
 * <p>In: upload and fetch jobs. Out: how each file fared. Imports {@code core}, {@code host}, {@code wire},
 * {@code agent.schedule}, {@code agent.root}. Promise: at every moment a path holds old or new content, whole; what breaks
 * off goes on where it was.
 */
@NullMarked
package limpid.agent.transfer;

import org.jspecify.annotations.NullMarked;
