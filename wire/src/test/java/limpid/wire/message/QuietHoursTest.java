package limpid.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.wire.message.QuietHours.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static QuietHours berlin(String from, String to, DayOfWeek... days) {
        return new QuietHours(BERLIN, List.of(new Span(Set.of(days), LocalTime.parse(from), LocalTime.parse(to))));
    }

    /** 2026-11-20 is a Friday; Berlin is an hour ahead of UTC in winter. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "22:00, 06:00, 2026-11-20T20:59:59Z, -",
                "22:00, 06:00, 2026-11-20T21:00:00Z, 2026-11-21T05:00:00Z",
                "22:00, 06:00, 2026-11-21T04:59:59Z, 2026-11-21T05:00:00Z",
                "22:00, 06:00, 2026-11-21T05:00:00Z, -",
                "08:00, 16:00, 2026-11-20T07:00:00Z, 2026-11-20T15:00:00Z",
                "08:00, 16:00, 2026-11-20T06:59:59Z, -",
                "08:00, 08:00, 2026-11-20T12:00:00Z, 2026-11-21T07:00:00Z",
            })
    void lastUntilTheirEndInTheirZone(String from, String to, Instant now, String end) {
        assertThat(berlin(from, to).endOfQuietAt(now))
                .isEqualTo(Optional.ofNullable(end).map(Instant::parse));
    }

    @Test
    void beginOnTheirDaysAndMayEndOnAnother() {
        QuietHours weekend = berlin("22:00", "06:00", DayOfWeek.FRIDAY);
        assertThat(weekend.endOfQuietAt(Instant.parse("2026-11-21T02:00:00Z"))).isPresent();
        assertThat(weekend.endOfQuietAt(Instant.parse("2026-11-21T22:00:00Z"))).isEmpty();
        assertThat(weekend.nextQuietAfter(Instant.parse("2026-11-21T22:00:00Z")))
                .contains(Instant.parse("2026-11-27T21:00:00Z"));
        assertThat(weekend.nextQuietAfter(Instant.parse("2026-11-20T21:00:00Z")))
                .contains(Instant.parse("2026-11-27T21:00:00Z"));
    }

    @Test
    void followTheClockOfTheWallWhenItIsPutForwardOrBack() {
        QuietHours night = berlin("01:00", "05:00");
        // On 2026-03-29 the hour from two to three is left out; on 2026-10-25 it comes twice.
        assertThat(night.endOfQuietAt(Instant.parse("2026-03-29T00:30:00Z")))
                .contains(Instant.parse("2026-03-29T03:00:00Z"));
        assertThat(night.endOfQuietAt(Instant.parse("2026-10-25T03:59:59Z")))
                .contains(Instant.parse("2026-10-25T04:00:00Z"));
    }

    @Test
    void thatOverlapLastUntilTheLaterEnd() {
        QuietHours both = new QuietHours(
                BERLIN,
                List.of(
                        new Span(Set.of(), LocalTime.parse("12:00"), LocalTime.parse("14:00")),
                        new Span(Set.of(), LocalTime.parse("13:00"), LocalTime.parse("15:00"))));
        assertThat(both.endOfQuietAt(Instant.parse("2026-11-20T12:30:00Z")))
                .contains(Instant.parse("2026-11-20T14:00:00Z"));
    }

    @Test
    void withoutTimesAreNever() {
        QuietHours none = new QuietHours(BERLIN, List.of());
        assertThat(none.endOfQuietAt(Instant.EPOCH)).isEmpty();
        assertThat(none.nextQuietAfter(Instant.EPOCH)).isEmpty();
    }
}
