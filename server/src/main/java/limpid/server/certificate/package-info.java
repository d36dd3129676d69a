/**
 * How this server proves who it is over TLS: with a certificate that its operator gives it, or with one that an authority of
 * its own signs, which devices learn from their join codes.
 *
 * <p>In: two files, or the data folder; the names of this machine. Out: what a gate shows to everybody who shakes hands, and
 * the key that join codes pin. Imports {@code core}, {@code host}. Promise: the key of the authority is never lost by a
 * renewal and never leaves its file but into a backup; what is shown is renewed long before it runs out.
 */
@NullMarked
package limpid.server.certificate;

import org.jspecify.annotations.NullMarked;
