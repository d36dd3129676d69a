package limpid.server.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/** When a duty is due. */
public sealed interface Rhythm {
    /** When the next run is due; empty for not by itself. */
    Optional<Instant> next(Optional<Instant> last, Instant now);

    /** Whether its last run must be known after a restart. */
    boolean isRare();

    /**
     * Again and again; the first time at once.
     *
     * @param pause between two starts
     */
    record Every(Duration pause) implements Rhythm {
        private static final Duration RARE = Duration.ofMinutes(30);

        @Override
        public Optional<Instant> next(Optional<Instant> last, Instant now) {
            // A clock that was set back must not hold the work for years.
            return Optional.of(last.filter(ran -> !ran.isAfter(now))
                    .map(ran -> ran.plus(pause))
                    .orElse(now));
        }

        @Override
        public boolean isRare() {
            return pause.compareTo(RARE) >= 0;
        }
    }

    /**
     * Once a day at a time of day; one that was missed, because the server was off, is made up for.
     *
     * @param time asked each time, since people change it; empty while it is switched off
     */
    record Daily(Supplier<Optional<LocalTime>> time, ZoneId zone) implements Rhythm {
        @Override
        public Optional<Instant> next(Optional<Instant> last, Instant now) {
            return time.get().map(at -> {
                ZonedDateTime today = now.atZone(zone).with(at);
                Instant latest = (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
                boolean isDone = last.filter(ran -> !ran.isBefore(latest)).isPresent();
                return isDone ? latest.atZone(zone).plusDays(1).with(at).toInstant() : latest;
            });
        }

        @Override
        public boolean isRare() {
            return true;
        }
    }
}
