package limpid.server.gate.home;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.server.gate.home.HomeMessage.SpaceMessage;
import limpid.server.home.Amount;
import limpid.server.home.Category;
import limpid.server.home.Day;
import limpid.server.home.Fit;
import limpid.server.home.Forecast;
import limpid.server.home.Level;
import limpid.server.home.Usage;
import limpid.server.home.Usage.Part;

/**
 * What takes the room in a home.
 *
 * @param scope whether categories and people are those of the home or only the asker's own
 * @param asOf when categories and devices were counted; people are always as of now
 * @param forecast empty while too little is known
 */
record StorageMessage(
        SpaceMessage space,
        Level level,
        Scope scope,
        YoursMessage yours,
        Optional<Instant> asOf,
        List<CategoryMessage> byCategory,
        List<PartMessage> byPerson,
        List<PartMessage> byDevice,
        Optional<ForecastMessage> forecast,
        List<DayMessage> days) {
    /** Whose things are counted. */
    enum Scope {
        HOME,
        OWN
    }

    /** What the asker has, and may still store. */
    record YoursMessage(long usedBytes, long freeBytes, Optional<Long> capBytes) {}

    /** One kind of things. */
    record CategoryMessage(Category category, long bytes, long items) {}

    /** One person or device. */
    record PartMessage(String id, String name, long bytes) {}

    /** How fast it grows, and the day on which it is full. */
    record ForecastMessage(long bytesPerDay, Optional<String> fullOn) {
        static ForecastMessage of(Forecast forecast) {
            return new ForecastMessage(forecast.bytesPerDay(), forecast.fullOn().map(Object::toString));
        }
    }

    /** How full it was on a day. */
    record DayMessage(String day, long usedBytes) {
        static DayMessage of(Day day) {
            return new DayMessage(day.day(), day.usedBytes());
        }
    }

    /** Whether a plan would do. */
    record FitMessage(
            boolean fits,
            long usedBytes,
            long planBytes,
            long freeAfterBytes,
            Optional<Long> shortBytes,
            Optional<String> fullOn) {
        static FitMessage of(Fit fit) {
            return new FitMessage(
                    fit.fits(),
                    fit.usedBytes(),
                    fit.planBytes(),
                    fit.freeAfterBytes(),
                    Optional.of(fit.shortBytes()).filter(bytes -> bytes > 0),
                    fit.fullOn().map(Object::toString));
        }
    }

    static StorageMessage of(Usage usage) {
        long free = Math.max(0, usage.yours().allowance().freeBytes());
        long cap = usage.yours().allowance().capBytes();
        return new StorageMessage(
                SpaceMessage.of(usage.home()),
                usage.level(),
                usage.whole() ? Scope.HOME : Scope.OWN,
                new YoursMessage(
                        usage.yours().usedBytes(), free, Optional.of(cap).filter(bytes -> bytes < Long.MAX_VALUE)),
                usage.asOf(),
                categories(usage.byCategory()),
                usage.byPerson().stream().map(StorageMessage::part).toList(),
                usage.byDevice().stream().map(StorageMessage::part).toList(),
                usage.forecast().map(ForecastMessage::of),
                usage.days().stream().map(DayMessage::of).toList());
    }

    private static PartMessage part(Part<?> part) {
        return new PartMessage(String.valueOf(part.id()), part.name(), part.bytes());
    }

    /** In the order of the enum; what there is nothing of is left out. */
    private static List<CategoryMessage> categories(Map<Category, Amount> all) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().bytes() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new CategoryMessage(
                        entry.getKey(),
                        entry.getValue().bytes(),
                        entry.getValue().items()))
                .toList();
    }
}
