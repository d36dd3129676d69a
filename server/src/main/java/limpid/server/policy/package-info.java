/**
 * What administrators allow and forbid: for the whole server, or for some homes.
 *
 * <p>In: rules as an administrator wrote them, and requests to be judged. Out: which policies bind a home, and reasons that
 * name the policy, whose it is and whom to ask. Imports {@code core}, {@code host}, {@code wire}, {@code store},
 * {@code server.gate}, {@code server.library}. Promise: whatever a policy holds back is named, and goes on by itself when
 * the policy no longer holds it.
 */
@NullMarked
package limpid.server.policy;

import org.jspecify.annotations.NullMarked;
