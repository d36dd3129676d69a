/**
 * Who may come in by a browser: passwords, the first owner, signed-in browsers, the brakes on guessing, and the history of
 * each person's sign-in. {@link limpid.server.account.SignIn} is the one place where somebody becomes signed in, whichever
 * way they proved who they are.
 *
 * <p>In: what a person typed, and the cookie their browser sent. Out: who it is, or a reason. Imports {@code core},
 * {@code host}, {@code wire}, {@code store}, {@code server.library}, {@code server.secret} and
 * {@code server.account.factor}. Promise: no secret is kept, only its hash; a one-time link works once; guessing gets slower
 * with each try; everything that happened to a sign-in can be read afterwards.
 */
@NullMarked
package limpid.server.account;

import org.jspecify.annotations.NullMarked;
