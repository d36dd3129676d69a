/**
 * Who may come in by a browser: passwords, the first owner, signed-in browsers, and the brake on guessing.
 *
 * <p>In: what a person typed, and the cookie their browser sent. Out: who it is, or a reason. Imports {@code core},
 * {@code host}, {@code store} and {@code server.library}. Promise: no secret is kept, only its hash; a one-time link
 * works once; guessing gets slower with each try.
 */
@NullMarked
package limpid.server.account;

import org.jspecify.annotations.NullMarked;
