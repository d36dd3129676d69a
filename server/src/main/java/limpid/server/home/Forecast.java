package limpid.server.home;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import limpid.store.ledger.HomeRow;

/**
 * When a home will be full if it goes on as it did: a straight line through the last thirty days, by least squares. Pure.
 *
 * @param bytesPerDay by how much it grows; 0 when it does not
 * @param fullOn the day on which the plan is full, in UTC; empty if it does not grow, or that is more than ten years away
 */
public record Forecast(long bytesPerDay, Optional<LocalDate> fullOn) {
    /** As far back as the line looks. */
    static final int DAYS = 30;
    /** With fewer days it would be a guess. */
    private static final int DAYS_LEAST = 3;

    private static final long YEARS_MAX = 10;

    /** The forecast; empty while too few days are known. */
    static Optional<Forecast> of(List<Day> days, HomeRow home, LocalDate today) {
        List<Day> recent = days.stream()
                .filter(day ->
                        day.date().isAfter(today.minusDays(DAYS)) && !day.date().isAfter(today))
                .toList();
        if (recent.size() < DAYS_LEAST) {
            return Optional.empty();
        }
        long perDay = Math.round(slope(recent));
        return Optional.of(
                perDay < 1 ? new Forecast(0, Optional.empty()) : new Forecast(perDay, fullOn(perDay, home, today)));
    }

    private static double slope(List<Day> days) {
        double meanDay = days.stream()
                .mapToLong(day -> day.date().toEpochDay())
                .average()
                .orElseThrow();
        double meanBytes = days.stream().mapToLong(Day::usedBytes).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (Day day : days) {
            double x = day.date().toEpochDay() - meanDay;
            product += x * (day.usedBytes() - meanBytes);
            square += x * x;
        }
        return product / square;
    }

    /** Counted from what is used today: the line says how fast, not how much. */
    private static Optional<LocalDate> fullOn(long perDay, HomeRow home, LocalDate today) {
        long room = Math.max(0, home.planBytes() - home.usedBytes());
        long days = room / perDay + (room % perDay == 0 ? 0 : 1);
        boolean soon = days <= YEARS_MAX * 366;
        return soon ? Optional.of(today.plusDays(days)) : Optional.empty();
    }
}
