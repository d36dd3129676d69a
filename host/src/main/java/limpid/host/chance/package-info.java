/**
 * Chance: for ids, for secrets, for jitter.
 *
 * <p>In: nothing. Out: bits. Imports {@code core.id}. Promise: no other room asks the machine for chance.
 */
@NullMarked
package limpid.host.chance;

import org.jspecify.annotations.NullMarked;
