package limpid.server.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/**
 * Whether the wall clock may decide that something is old. When it jumps ahead, so that a month seems to have passed in a
 * moment, nothing goes for its age until a day has really passed: somebody may notice and set it right. A jump while the
 * server is off is not noticed. Safe for all threads.
 */
final class ClockTrust {
    /** Clocks that run a little fast, and machines that slept, are no jump. */
    private static final Duration JUMP = Duration.ofDays(1);

    private static final Duration DOUBTED = Duration.ofDays(1);

    private final Clock clock;
    private Instant lastWall;
    private long lastNanos;
    private Optional<Long> doubtedUntilNanos = Optional.empty();

    ClockTrust(Clock clock) {
        this.clock = clock;
        this.lastWall = clock.now();
        this.lastNanos = clock.nanos();
    }

    /** Compares the wall clock with the time that has passed since the last look; a jump ahead is what it returns. */
    synchronized Optional<Reason> look() {
        Instant wall = clock.now();
        long nanos = clock.nanos();
        Duration ahead = Duration.between(lastWall, wall).minusNanos(nanos - lastNanos);
        lastWall = wall;
        lastNanos = nanos;
        if (ahead.compareTo(JUMP) <= 0) {
            return Optional.empty();
        }
        doubtedUntilNanos = Optional.of(nanos + DOUBTED.toNanos());
        return Optional.of(Reason.of(
                ReasonCode.CLOCK_JUMPED,
                Subject.server(""),
                wall,
                new Evidence("difference-seconds", Long.toString(ahead.toSeconds()), "0", "upkeep", wall)));
    }

    /** Whether what is old by the wall clock may go. */
    synchronized boolean isTrusted() {
        return doubtedUntilNanos.map(end -> clock.nanos() - end >= 0).orElse(true);
    }
}
