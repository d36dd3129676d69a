package limpid.server.account;

import java.time.Duration;
import java.time.Instant;
import limpid.host.time.Clock;

/** A clock that stands still until it is moved. */
public final class HandClock implements Clock {
    private Instant now = Instant.parse("2026-11-21T14:05:00Z");

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return now.toEpochMilli() * 1_000_000;
    }

    public void move(Duration by) {
        now = now.plus(by);
    }
}
