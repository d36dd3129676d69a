package limpid.wire.message;

import java.time.Instant;

/**
 * Space set aside for a transfer, before its first byte travels. Each commit that names it takes from it what its
 * contents need; what is left when it is released or expires goes back to the plan.
 *
 * @param id names it
 * @param bytes how much is set aside
 * @param expires when it is given back if nothing uses it; every use moves this on
 */
public record Grant(String id, long bytes, Instant expires) {}
