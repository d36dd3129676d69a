/** Tests of policies, without sockets. */
@NullMarked
package limpid.server.policy;

import org.jspecify.annotations.NullMarked;
