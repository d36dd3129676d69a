/** Tests of who may come in. */
@NullMarked
package limpid.server.account;

import org.jspecify.annotations.NullMarked;
