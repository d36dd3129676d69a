/**
 * What time it is, and how much has passed.
 *
 * <p>In: nothing. Out: instants to show and spans to measure. Imports nothing of Limpid. Promise: no other room asks the
 * machine for the time, so a simulator can be the machine.
 */
@NullMarked
package limpid.host.time;

import org.jspecify.annotations.NullMarked;
