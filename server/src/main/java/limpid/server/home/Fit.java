package limpid.server.home;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import limpid.store.ledger.HomeRow;

/**
 * Whether a plan would do for a home. Pure.
 *
 * @param fits whether all that is stored has room
 * @param freeAfterBytes what would be left; 0 when it does not fit
 * @param shortBytes what would be missing; 0 when it fits
 * @param fullOn when it would be full, as in {@link Forecast}
 */
public record Fit(
        boolean fits,
        long usedBytes,
        long planBytes,
        long freeAfterBytes,
        long shortBytes,
        Optional<LocalDate> fullOn) {
    static Fit of(HomeRow home, long planBytes, List<Day> days, LocalDate today) {
        long left = planBytes - home.usedBytes();
        Optional<LocalDate> fullOn = left < 0
                ? Optional.empty()
                : Forecast.of(days, home.planned(planBytes), today).flatMap(Forecast::fullOn);
        return new Fit(left >= 0, home.usedBytes(), planBytes, Math.max(0, left), Math.max(0, -left), fullOn);
    }
}
