package limpid.store.sql;

import java.time.Instant;

/**
 * Moments as nanoseconds since 1970, so that they compare in the database. What lies outside of the years 1678 to 2261
 * becomes the nearest moment inside.
 */
final class Moments {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_MAX = Long.MAX_VALUE / NANOS_PER_SECOND - 1;

    private Moments() {}

    static long nanos(Instant moment) {
        long seconds = moment.getEpochSecond();
        if (seconds > SECONDS_MAX) {
            return Long.MAX_VALUE;
        }
        if (seconds < -SECONDS_MAX) {
            return Long.MIN_VALUE;
        }
        return seconds * NANOS_PER_SECOND + moment.getNano();
    }

    static Instant of(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}
