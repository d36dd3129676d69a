/**
 * The second step of signing in: codes of an authenticator, and recovery codes for when it is gone.
 *
 * <p>In: what a person typed. Out: whether it was right, and that it will not be right again. Imports {@code core},
 * {@code host}, {@code wire}, {@code store} and {@code server.secret}. Promise: each code opens once; an authenticator's
 * secret rests sealed, recovery codes as hashes.
 */
@NullMarked
package limpid.server.account.factor;

import org.jspecify.annotations.NullMarked;
