package limpid.wire.message;

/**
 * How full a home's plan is. All in bytes.
 *
 * @param planBytes what the plan allows
 * @param usedBytes contents of live items
 * @param reservedBytes promised to transfers under way
 * @param keptBytes old versions and deleted things; they yield when room is needed and never count against the plan
 */
public record SpaceState(long planBytes, long usedBytes, long reservedBytes, long keptBytes) {
    /** What may still be reserved. */
    public long freeBytes() {
        return Math.max(0, planBytes - usedBytes - reservedBytes);
    }
}
