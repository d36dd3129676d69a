package limpid.core.planted;

import java.time.Instant;

/** Planted: a machine call outside host. */
public final class ReadsClock {
    private ReadsClock() {}

    /** Asks the clock. */
    public static Instant now() {
        return Instant.now();
    }
}
