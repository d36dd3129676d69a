/** Tests of signing in by providers, with a provider whose every word can be bent. */
@NullMarked
package limpid.server.account.oidc;

import org.jspecify.annotations.NullMarked;
