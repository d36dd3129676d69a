package limpid.host.time;

import java.time.Instant;

/** Tells the time. Safe for all threads. */
public interface Clock {
    /** Wall time. May jump; is shown to people and never orders changes. */
    Instant now();

    /** Nanoseconds since some moment. Never goes back; measures spans within one run. */
    long nanos();
}
