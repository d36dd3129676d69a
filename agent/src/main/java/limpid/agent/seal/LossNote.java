package limpid.agent.seal;

import java.time.Instant;

/**
 * One line of a lost device's journal.
 *
 * @param by who reported it; empty text where the step is another than LOCKED, as the next two
 * @param items how much it was, where a step counts
 */
record LossNote(
        Step step,
        Instant at,
        String by,
        String message,
        String publicKey,
        long items,
        long bytes,
        long unsentItems,
        long unsentBytes) {
    /** What began or ended. */
    enum Step {
        /** The server said that the device is lost: nothing syncs from here on. */
        LOCKED,
        /** All is sealed. */
        SEALED,
        /** What the server holds begins to be removed: from here on the memory is of no use. */
        WIPING,
        /** It is removed. */
        WIPED,
        /** The key came. */
        OPENING,
        /** All stands where it stood. */
        OPENED
    }

    static LossNote of(Step step, Instant at) {
        return counting(step, at, new SealedFolder.Amounts(0, 0, 0, 0));
    }

    static LossNote locked(Instant at, String by, String message, String publicKey) {
        return new LossNote(Step.LOCKED, at, by, message, publicKey, 0, 0, 0, 0);
    }

    static LossNote counting(Step step, Instant at, SealedFolder.Amounts amounts) {
        return new LossNote(
                step, at, "", "", "", amounts.items(), amounts.bytes(), amounts.unsentItems(), amounts.unsentBytes());
    }

    SealedFolder.Amounts amounts() {
        return new SealedFolder.Amounts(items, bytes, unsentItems, unsentBytes);
    }
}
