/**
 * Signing in by the word of an organisation's own service, over OpenID Connect.
 *
 * <p>In: what an administrator said of a provider, and what a browser brought back from it. Out: where to send the browser,
 * and who came back, or a reason. Imports {@code core}, {@code host}, {@code wire}, {@code store}, {@code server.library},
 * {@code server.secret} and {@code server.account}. Promise: a sign-in ends in the browser in which it began, once; the word
 * of a provider counts only with its signature, for this server, for this sign-in; nobody is taken for somebody else
 * because of an address, unless an administrator said so.
 */
@NullMarked
package limpid.server.account.oidc;

import org.jspecify.annotations.NullMarked;
