/** Tests of policies, without sockets. */
@NullMarked
package limpid.server.gate.policy;

import org.jspecify.annotations.NullMarked;
