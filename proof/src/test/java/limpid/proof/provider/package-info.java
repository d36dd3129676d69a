/**
 * Signing in at a real OpenID Connect provider: Spring Authorization Server, as its makers ship it, started by the suite on
 * loopback, in front of a real Limpid server in a process of its own.
 *
 * <p>In: the class path of the tests. Out: verdicts. Imports nothing of Limpid but the journeys' processes. Promise: asks no
 * other machine for anything, and ends what it started.
 */
@NullMarked
package limpid.proof.provider;

import org.jspecify.annotations.NullMarked;
