/** Tests of what people do at the entrance and with their account, without sockets. */
@NullMarked
package limpid.server.gate.account;

import org.jspecify.annotations.NullMarked;
