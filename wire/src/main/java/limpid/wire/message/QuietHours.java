package limpid.wire.message;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Times of the week in which contents do not travel.
 *
 * @param zone whose clock is meant
 * @param spans may overlap
 */
public record QuietHours(ZoneId zone, List<Span> spans) {
    private static final int WEEK = 7;

    public QuietHours {
        spans = List.copyOf(spans);
    }

    /**
     * From one time of a day to another.
     *
     * @param days on which it begins; empty for every day
     * @param to on the next day if it is not after {@code from}
     */
    public record Span(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Span {
            days = Set.copyOf(days);
        }
    }

    private record Quiet(Instant from, Instant to) {}

    /** When the quiet ends in which {@code now} lies; empty if it lies in none. */
    public Optional<Instant> endOfQuietAt(Instant now) {
        return around(now)
                .filter(quiet -> !now.isBefore(quiet.from()) && now.isBefore(quiet.to()))
                .map(Quiet::to)
                .max(Comparator.naturalOrder());
    }

    /** When it gets quiet next, after {@code now}; empty if it never does. */
    public Optional<Instant> nextQuietAfter(Instant now) {
        return around(now).map(Quiet::from).filter(now::isBefore).min(Comparator.naturalOrder());
    }

    /** From yesterday, whose quiet may last until today, to a week from now. */
    private Stream<Quiet> around(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return LongStream.rangeClosed(-1, WEEK).mapToObj(today::plusDays).flatMap(day -> spans.stream()
                .filter(span -> span.days().isEmpty() || span.days().contains(day.getDayOfWeek()))
                .map(span -> quiet(day, span)));
    }

    private Quiet quiet(LocalDate day, Span span) {
        LocalDate last = span.to().isAfter(span.from()) ? day : day.plusDays(1);
        return new Quiet(
                day.atTime(span.from()).atZone(zone).toInstant(),
                last.atTime(span.to()).atZone(zone).toInstant());
    }
}
