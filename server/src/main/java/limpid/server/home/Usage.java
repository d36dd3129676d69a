package limpid.server.home;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;
import limpid.server.library.commit.Allowance;
import limpid.store.ledger.HomeRow;

/**
 * What takes the room in a home, as far as somebody may see it.
 *
 * @param home how full it is
 * @param whole whether the parts are those of the whole home, or of the asker alone
 * @param yours what the asker has and may have
 * @param asOf when the parts were counted, the oldest of them; empty while nothing was counted yet
 * @param days the last that are known, the first of them first
 */
public record Usage(
        HomeRow home,
        boolean whole,
        Own yours,
        Optional<Instant> asOf,
        Map<Category, Amount> byCategory,
        List<Part<PersonId>> byPerson,
        List<Part<DeviceId>> byDevice,
        Optional<Forecast> forecast,
        List<Day> days) {
    /** What is somebody's own: stored, and what bounds it. */
    public record Own(long usedBytes, Allowance allowance) {}

    /** What somebody or something has. */
    public record Part<I>(I id, String name, long bytes) {}

    /** How full it is, in steps. */
    public Level level() {
        return Level.of(home);
    }
}
