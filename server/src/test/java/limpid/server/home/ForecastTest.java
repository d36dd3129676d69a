package limpid.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.store.ledger.HomeRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private static HomeRow home(long plan, long used) {
        return HomeRow.empty("home", plan, 1).using(used);
    }

    private static Day day(int ago, long used) {
        return new Day(TODAY.minusDays(ago).toString(), used, Instant.EPOCH);
    }

    private static List<Day> growing(int days, long start, long perDay) {
        List<Day> all = new ArrayList<>();
        for (int ago = days - 1; ago >= 0; ago--) {
            all.add(day(ago, start + perDay * (days - 1 - ago)));
        }
        return all;
    }

    @Test
    void findsTheDayOnWhichAStraightLineIsFull() {
        Forecast forecast =
                Forecast.of(growing(10, 100, 10), home(500, 190), TODAY).orElseThrow();
        assertThat(forecast.bytesPerDay()).isEqualTo(10);
        assertThat(forecast.fullOn()).contains(TODAY.plusDays(31));
    }

    @Test
    void saysNothingWhenItKnowsNothing() {
        assertThat(Forecast.of(List.of(), home(500, 0), TODAY)).isEmpty();
        assertThat(Forecast.of(growing(2, 0, 100), home(500, 100), TODAY)).isEmpty();
        assertThat(Forecast.of(growing(3, 0, 100), home(500, 100), TODAY)).isPresent();
    }

    @Test
    void namesNoDayForAHomeThatDoesNotGrow() {
        Optional<Forecast> steady = Optional.of(new Forecast(0, Optional.empty()));
        assertThat(Forecast.of(growing(10, 500, 0), home(600, 500), TODAY)).isEqualTo(steady);
        assertThat(Forecast.of(growing(10, 500, -10), home(600, 410), TODAY)).isEqualTo(steady);
    }

    @Test
    void forgetsWhatIsLongerAgoThanThirtyDays() {
        List<Day> days = new ArrayList<>(List.of(day(60, 1_000_000), day(45, 2_000_000)));
        days.addAll(growing(20, 0, 5));
        assertThat(Forecast.of(days, home(10_000, 95), TODAY))
                .get()
                .extracting(Forecast::bytesPerDay)
                .isEqualTo(5L);
    }

    @Test
    void ridesOverDaysThatAreMissingOrStandOut() {
        List<Day> days = List.of(day(20, 0), day(15, 500), day(10, 1000), day(9, 3000), day(5, 1500), day(0, 2000));
        assertThat(Forecast.of(days, home(1_000_000, 2000), TODAY).orElseThrow().bytesPerDay())
                .isBetween(80L, 130L);
    }

    @Test
    void namesNoDayThatIsMoreThanTenYearsAway() {
        assertThat(Forecast.of(growing(10, 0, 1), home(1L << 40, 9), TODAY))
                .contains(new Forecast(1, Optional.empty()));
    }

    @Test
    void isFullTodayWhenNothingIsLeft() {
        assertThat(Forecast.of(growing(10, 0, 10), home(50, 90), TODAY)
                        .orElseThrow()
                        .fullOn())
                .contains(TODAY);
    }

    @ParameterizedTest
    @CsvSource({"100, true, 0, 0, 2026-11-21", "99, false, 0, 1,", "1000, true, 900, 0, 2027-02-19"})
    void aPlanFitsOrIsShortByExactlySoMuch(long plan, boolean fits, long left, long missing, String fullOn) {
        Fit fit = Fit.of(home(500, 100), plan, growing(11, 0, 10), TODAY);
        assertThat(fit)
                .isEqualTo(new Fit(
                        fits,
                        100,
                        plan,
                        left,
                        missing,
                        Optional.ofNullable(fullOn).map(LocalDate::parse)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, ROOM",
        "79, 100, ROOM",
        "80, 100, EIGHTY",
        "89, 100, EIGHTY",
        "90, 100, NINETY",
        "99, 100, NINETY",
        "100, 100, FULL",
        "150, 100, FULL",
        "0, 0, FULL",
        "9007199254740990, 9007199254740991, NINETY",
        "4611686018427387904, 4611686018427387905, NINETY",
    })
    void levelsAreReachedAtEightyNinetyAndAHundredPercent(long taken, long all, Level level) {
        assertThat(Level.of(taken, all)).isEqualTo(level);
    }
}
