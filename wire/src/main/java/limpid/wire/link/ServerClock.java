package limpid.wire.link;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far the server's clock was ahead of ours when it last answered. Nothing is ordered by it; it proves whose clock is
 * wrong. Exact to about a second, which is what the Date header tells. Safe for all threads.
 */
final class ServerClock {
    private final AtomicReference<Optional<Duration>> ahead = new AtomicReference<>(Optional.empty());

    Optional<Duration> ahead() {
        return ahead.get();
    }

    /** Takes note of a reply's Date; {@code now} is when it arrived. One that is no date tells nothing. */
    void note(Optional<String> date, Instant now) {
        date.flatMap(ServerClock::parse)
                // The header cuts off the fraction: on average the server's clock was half a second further.
                .map(then -> Duration.between(now, then.plusMillis(500)))
                .ifPresent(found -> ahead.set(Optional.of(found)));
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
