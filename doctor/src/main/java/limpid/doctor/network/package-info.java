/**
 * The network as the doctor sees it, through the probes of the host.
 *
 * <p>In: {@code host.net}. Out: the answers that {@code doctor.look.NetworkView} promises. Imports {@code core},
 * {@code host.net}, {@code doctor.look}. Promise: sends nothing but what it takes to be answered; no secret, no name.
 */
@NullMarked
package limpid.doctor.network;

import org.jspecify.annotations.NullMarked;
