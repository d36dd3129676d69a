package limpid.store.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check found, and how much it looked at.
 *
 * @param flaws empty if all is well
 * @param items versions of items whose contents were looked for, newest and kept
 * @param chunks chunks that were read and hashed
 * @param bytes their raw lengths
 */
public record StoreReport(List<StoreFlaw> flaws, long items, long chunks, long bytes) {
    public StoreReport {
        flaws = List.copyOf(flaws);
    }

    /** Both reports as one. */
    public StoreReport and(StoreReport other) {
        List<StoreFlaw> all = new ArrayList<>(flaws);
        all.addAll(other.flaws);
        return new StoreReport(all, items + other.items, chunks + other.chunks, bytes + other.bytes);
    }
}
