/**
 * The server's only door: HTTP in, replies or problems out.
 *
 * <p>In: requests of devices and browsers. Out: replies of {@link limpid.server.gate.Endpoint}s. Imports {@code core},
 * {@code host}, {@code wire}, {@code server.library}. Promise: nothing reaches an endpoint that is over its limit or
 * names a path outside the table; every failure leaves as a problem with a reason's code.
 *
 * <p>To add an endpoint: write a class that implements {@link limpid.server.gate.Endpoint}; put it under its path and
 * method into a {@link limpid.server.gate.Routes}; give those routes to the {@code Gate} in the composition root. An
 * endpoint throws {@link limpid.core.reason.ReasonException} for failures of the world: the gate answers with the
 * problem. It never meets the HTTP server itself.
 */
@NullMarked
package limpid.server.gate;

import org.jspecify.annotations.NullMarked;
