/**
 * What a device remembers between two runs: its trees, and which causes held it up.
 *
 * <p>In: batches of observations. Out: what was saved last. Imports {@code core}, {@code host}, {@code wire.json},
 * {@code agent.tree}. Promise: a batch is
 * saved whole or not at all, and survives a power loss when {@code save} returned. Only observations and promises already
 * made are kept, never outstanding work.
 */
@NullMarked
package limpid.agent.state;

import org.jspecify.annotations.NullMarked;
