/**
 * What the doctor looks at, as small ports: the network, the server, the agent, the folder, its own state.
 *
 * <p>In: questions. Out: what was seen, or a reason. Imports {@code core}, {@code wire.message}, {@code doctor.check}.
 * Promise: looking changes nothing, and works while the agent is not running and while the server is down.
 */
@NullMarked
package limpid.doctor.look;

import org.jspecify.annotations.NullMarked;
