package limpid.host.time;

import java.time.Duration;
import java.time.Instant;

/** One machine's clock in a simulated world: its wall time may be wrong and may jump, its monotonic time is the world's. */
public final class SimClock implements Clock {
    /** Where wall time begins for clocks that are right. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SimTime time;
    private Duration skew = Duration.ZERO;

    public SimClock(SimTime time) {
        this.time = time;
    }

    /** A clock with a time of its own. */
    public SimClock() {
        this(new SimTime());
    }

    @Override
    public Instant now() {
        return START.plusNanos(time.nanos()).plus(skew);
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    /** The time this clock shows. */
    public SimTime time() {
        return time;
    }

    /** Wall time jumps by {@code span}, back if it is negative; monotonic time does not notice. */
    public void jump(Duration span) {
        skew = skew.plus(span);
    }

    /** How wrong the wall time is. */
    public Duration skew() {
        return skew;
    }

    /** Wall time becomes right. */
    public void setRight() {
        skew = Duration.ZERO;
    }

    public void advance(Duration span) {
        time.advance(span);
    }
}
