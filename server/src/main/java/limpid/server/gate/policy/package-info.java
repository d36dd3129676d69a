/**
 * What people and administrators ask about policies.
 *
 * <p>In: requests of browsers. Out: small JSON messages. Imports {@code core}, {@code host}, {@code wire},
 * {@code server.gate}, {@code server.gate.browser}, {@code server.policy} and {@code server.audit}. Promise: everybody sees
 * the policies that bind them, with whose they are and whom to ask.
 */
@NullMarked
package limpid.server.gate.policy;

import org.jspecify.annotations.NullMarked;
