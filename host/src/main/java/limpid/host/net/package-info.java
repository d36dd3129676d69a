/**
 * Reaching other machines: requests over HTTP, and the single steps of reaching, for the doctor.
 *
 * <p>In: addresses, requests. Out: replies. Imports {@code core.reason} and {@code host.time}. Promise: every call has a
 * deadline; every failure leaves as a reason that tells name, route, TLS and peer apart.
 */
@NullMarked
package limpid.host.net;

import org.jspecify.annotations.NullMarked;
