package limpid.server.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.host.time.Clock;
import limpid.server.home.Usage.Own;
import limpid.server.home.Usage.Part;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Allowance;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;

/** Tells what takes the room in a home, to each as their role lets them see it. Safe for all threads. */
public final class Bookkeeper {
    private final Ledger ledger;
    private final Census census;
    private final Clock clock;

    public Bookkeeper(Ledger ledger, Census census, Clock clock) {
        this.ledger = ledger;
        this.census = census;
        this.clock = clock;
    }

    /**
     * What takes the room. A child sees its own things only; a member the home as a whole, and of devices its own; an owner
     * all. Of collections that are too large to be counted at once it is what was counted last. Fails with: NOT_FOUND.
     */
    public Usage usage(HomeId home, PersonRow asker) {
        boolean whole = asker.rights().role() != Role.CHILD;
        List<CollectionRow> counted = ledger.read(home, HomeTransaction::collections).stream()
                .filter(row -> whole || row.owner().equals(asker.id()))
                .toList();
        Map<Category, Amount> byCategory = new EnumMap<>(Category.class);
        Map<String, Amount> byDevice = new HashMap<>();
        Optional<Instant> asOf = Optional.empty();
        Instant begin = clock.now();
        int rowsLeft = Census.ROWS_AT_ONCE;
        for (CollectionRow row : counted) {
            Optional<Inventory> inventory = census.inventory(home, row, rowsLeft);
            boolean counting =
                    inventory.filter(each -> !each.asOf().isBefore(begin)).isPresent();
            rowsLeft -= counting ? Math.toIntExact(Math.min(rowsLeft, row.items())) : 0;
            inventory.ifPresent(each -> {
                each.byCategory().forEach((key, amount) -> byCategory.merge(key, amount, Amount::plus));
                each.byDevice().forEach((key, amount) -> byDevice.merge(key, amount, Amount::plus));
            });
            asOf = earlier(asOf, inventory.map(Inventory::asOf));
        }
        Counted parts = new Counted(asOf, byCategory, byDevice);
        return ledger.read(home, rows -> usage(rows, asker, whole, parts));
    }

    private record Counted(Optional<Instant> asOf, Map<Category, Amount> byCategory, Map<String, Amount> byDevice) {}

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
                : one.or(() -> other);
    }

    private Usage usage(HomeTransaction rows, PersonRow asker, boolean whole, Counted parts) {
        var home = Access.home(rows, clock.now());
        List<Day> days = Diary.days(rows, Diary.DAYS_KEPT);
        return new Usage(
                home,
                whole,
                new Own(Member.usedBytes(rows, asker), Allowance.read(rows, home, asker.id())),
                parts.asOf(),
                parts.byCategory(),
                byPerson(rows, asker, whole),
                byDevice(rows, asker, parts.byDevice()),
                Forecast.of(days, home, today()),
                whole ? days : List.of());
    }

    /** Exactly as of now: commits count each collection. */
    private static List<Part<PersonId>> byPerson(HomeTransaction rows, PersonRow asker, boolean whole) {
        return rows.persons().stream()
                .filter(row -> whole || row.id().equals(asker.id()))
                .map(row -> new Part<>(row.id(), row.name(), Member.usedBytes(rows, row)))
                .sorted(Comparator.comparing((Part<PersonId> part) -> part.bytes())
                        .reversed())
                .toList();
    }

    /** What browsers brought has no device; it is left out, as are devices of others unless an owner asks. */
    private static List<Part<DeviceId>> byDevice(HomeTransaction rows, PersonRow asker, Map<String, Amount> counted) {
        return rows.devices().stream()
                .filter(device -> asker.isOwner() || device.person().equals(asker.id()))
                .flatMap((DeviceRow device) -> Optional.ofNullable(
                                counted.get(device.id().text()))
                        .stream()
                        .map(count -> new Part<>(device.id(), device.name(), count.bytes())))
                .sorted(Comparator.comparing((Part<DeviceId> part) -> part.bytes())
                        .reversed())
                .toList();
    }

    /** Whether a plan of so many bytes would do. Fails with: NOT_FOUND. */
    public Fit fit(HomeId home, long planBytes) {
        return ledger.read(
                home,
                rows -> Fit.of(Access.home(rows, clock.now()), planBytes, Diary.days(rows, Forecast.DAYS), today()));
    }

    private LocalDate today() {
        return Day.date(clock.now());
    }
}
