/**
 * Passkeys: how one is made, how it signs somebody in, and what is kept of it.
 *
 * <p>In: what a passkey answered to a question of this server. Out: whose it is, or a reason. Imports {@code core},
 * {@code host}, {@code wire}, {@code store}, {@code server.library}. Promise: a question is answered once, at the address
 * where it was asked, by somebody who unlocked the passkey; only the public half of a key is kept.
 */
@NullMarked
package limpid.server.account.passkey;

import org.jspecify.annotations.NullMarked;
