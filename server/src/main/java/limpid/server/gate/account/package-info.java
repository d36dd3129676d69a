/**
 * What people ask about who they are: coming in and going out, and their own accounts.
 *
 * <p>In: requests of browsers. Out: small JSON messages, and the cookie of who was signed in. Imports {@code core},
 * {@code host}, {@code wire}, {@code store}, {@code server.gate}, {@code server.gate.browser}, {@code server.library} and
 * {@code server.account}. Promise: an endpoint reads a message, asks the account behind it, and writes the answer; it
 * decides nothing itself, and no message ever carries a secret twice.
 */
@NullMarked
package limpid.server.gate.account;

import org.jspecify.annotations.NullMarked;
