package limpid.host.time;

import java.time.Duration;

/** The one time of a simulated world, in nanoseconds since it began. It moves only when somebody moves it. */
public final class SimTime {
    private long nanos;

    public long nanos() {
        return nanos;
    }

    /** Moves on to a moment; one that has passed changes nothing. */
    public void moveTo(long moment) {
        nanos = Math.max(nanos, moment);
    }

    public void advance(Duration span) {
        nanos += span.toNanos();
    }
}
