package limpid.proof.bench;

import java.time.Duration;

/** A wait with an end. */
final class Patience {
    private final long endNanos;

    Patience(Duration length) {
        endNanos = System.nanoTime() + length.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - endNanos > 0;
    }

    /** Lets others work for a moment. */
    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unfinished("interrupted");
        }
    }
}
