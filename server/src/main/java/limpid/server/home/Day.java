package limpid.server.home;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How full a home was on one day, in UTC.
 *
 * @param day such as {@code 2026-11-21}
 * @param usedBytes the last that was seen
 * @param at when
 */
public record Day(String day, long usedBytes, Instant at) {
    static Day of(Instant now, long usedBytes) {
        return new Day(date(now).toString(), usedBytes, now);
    }

    static LocalDate date(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    LocalDate date() {
        return LocalDate.parse(day);
    }
}
