/** Tests of passkeys, with an authenticator in software. */
@NullMarked
package limpid.server.account.passkey;

import org.jspecify.annotations.NullMarked;
