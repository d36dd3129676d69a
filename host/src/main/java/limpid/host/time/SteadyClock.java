package limpid.host.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that never goes back, for those who wait until a moment. It follows the wall clock forwards. When somebody sets
 * the wall clock back it goes on with the time that passes, so that no wait gets longer, and knows how far it is ahead.
 */
public final class SteadyClock implements Clock {
    /** Less than this is no setting back but two clocks that run a little differently. */
    private static final Duration ROUNDING = Duration.ofMillis(500);

    private final Clock machine;
    private Instant last;
    private long lastNanos;

    public SteadyClock(Clock machine) {
        this.machine = machine;
        this.last = machine.now();
        this.lastNanos = machine.nanos();
    }

    /** A time that never goes back. Only its differences mean something; {@code shown} says what people's clocks show. */
    @Override
    public synchronized Instant now() {
        long nanos = machine.nanos();
        Instant passed = last.plusNanos(nanos - lastNanos);
        Instant wall = machine.now();
        last = wall.isAfter(passed) ? wall : passed;
        lastNanos = nanos;
        return last;
    }

    @Override
    public long nanos() {
        return machine.nanos();
    }

    /**
     * How far this clock is ahead of the wall clock, in whole seconds; zero unless somebody set the wall clock back. What this
     * clock said is shown to people less this.
     */
    public synchronized Duration ahead() {
        Duration ahead = Duration.between(machine.now(), now());
        return ahead.compareTo(ROUNDING) < 0
                ? Duration.ZERO
                : Duration.ofSeconds(ahead.plus(ROUNDING).toSeconds());
    }
}
