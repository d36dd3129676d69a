/**
 * What the machine can afford now: power, and links that cost money.
 *
 * <p>In: nothing. Out: readings. Imports nothing of Limpid. Promise: what is not known is said to be unknown.
 */
@NullMarked
package limpid.host.power;

import org.jspecify.annotations.NullMarked;
