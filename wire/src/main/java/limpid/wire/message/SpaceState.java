package limpid.wire.message;

import java.util.Optional;

/**
 * How full a home's plan is. All in bytes.
 *
 * @param planBytes what the plan allows
 * @param usedBytes contents of live items
 * @param reservedBytes promised to transfers under way
 * @param keptBytes old versions and deleted things; they yield when room is needed and never count against the plan
 * @param allowedBytes what this person may still store, where people of the home have shares of the plan
 */
public record SpaceState(
        long planBytes, long usedBytes, long reservedBytes, long keptBytes, Optional<Long> allowedBytes) {
    /** That of a home without shares. */
    public SpaceState(long planBytes, long usedBytes, long reservedBytes, long keptBytes) {
        this(planBytes, usedBytes, reservedBytes, keptBytes, Optional.empty());
    }

    /** The same for somebody who may still store so much. */
    public SpaceState allowing(long bytes) {
        return new SpaceState(planBytes, usedBytes, reservedBytes, keptBytes, Optional.of(bytes));
    }

    /** What may still be reserved. */
    public long freeBytes() {
        long left = Math.max(0, planBytes - usedBytes - reservedBytes);
        return allowedBytes.map(bytes -> Math.min(bytes, left)).orElse(left);
    }
}
