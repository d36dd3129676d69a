/**
 * Names, folders and attributes as the server has them.
 *
 * <p>In: arranging jobs. Out: how each step fared. Imports {@code core}, {@code host}, {@code agent.schedule},
 * {@code agent.root}. Promise: what does not look as expected is left alone.
 */
@NullMarked
package limpid.agent.apply;

import org.jspecify.annotations.NullMarked;
