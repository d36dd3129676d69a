/**
 * What browsers ask about their home: who lives there, what takes the room, what could go, and to delete for ever.
 *
 * <p>In: requests from the gate. Out: replies of {@code server.home} and {@code server.library}, as messages. Imports
 * {@code core}, {@code wire}, {@code store}, {@code server.gate}, {@code server.gate.browser}, {@code server.home},
 * {@code server.library}, {@code server.audit}. Promise: each role sees its own part, and of other homes nobody sees even
 * that they are there.
 */
@NullMarked
package limpid.server.gate.home;

import org.jspecify.annotations.NullMarked;
