package limpid.server.library;

import java.time.Duration;
import java.time.Instant;
import limpid.host.time.Clock;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements Clock {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private long nanos;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /** Lets time pass. */
    public void pass(Duration span) {
        now = now.plus(span);
        nanos += span.toNanos();
    }

    /** Sets the wall clock ahead, in no time. */
    public void jump(Duration span) {
        now = now.plus(span);
    }
}
