package limpid.server.home;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.host.time.Clock;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * Knows what is in collections. A small one is counted when somebody asks, if anything changed; a large one by upkeep, a
 * little at a time, and who asks gets the last count, which says as of when it is. A restart begins a count anew. Safe for
 * all threads.
 */
public final class Census {
    /** So many rows are read while somebody waits: a tenth of a second, or a second where the machine is busy. */
    public static final int ROWS_AT_ONCE = 20_000;
    /** How soon after a count of a large collection the next begins, at the soonest. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private static final Shelf<Inventory> SHELF = Shelf.of("inventory", Inventory.class);

    private final Ledger ledger;
    private final Clock clock;
    /** Large collections that somebody asked for since they were counted last. */
    private final Set<Place> wanted = ConcurrentHashMap.newKeySet();
    /** Counts of these that are under way. */
    private final Map<Place, Tour> tours = new ConcurrentHashMap<>();

    private record Place(HomeId home, CollectionId collection) {}

    public Census(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is in a collection; empty for a large one that was never counted. It is counted at once if it has no more than
     * {@code rowsMax} items.
     */
    Optional<Inventory> inventory(HomeId home, CollectionRow row, int rowsMax) {
        Place place = new Place(home, row.id());
        Optional<Inventory> known = ledger.read(home, rows -> last(rows, place));
        long kept = ledger.read(home, Census::keptBytes);
        if (known.filter(last -> last.isOf(row.headSeq(), kept)).isPresent() || wanted.contains(place)) {
            return known;
        }
        Tour tour = new Tour(row, kept);
        boolean done = row.items() <= rowsMax && ledger.read(home, rows -> tour.walk(rows, ROWS_AT_ONCE));
        if (!done) {
            wanted.add(place);
            return known;
        }
        return Optional.of(keep(place, tour));
    }

    private static Optional<Inventory> last(HomeTransaction rows, Place place) {
        return SHELF.get(rows.documents(), place.collection().text());
    }

    private static long keptBytes(HomeTransaction rows) {
        return rows.homeRow().map(HomeRow::keptBytes).orElse(0L);
    }

    private Inventory keep(Place place, Tour tour) {
        Inventory inventory = tour.inventory(clock.now());
        return ledger.write(place.home(), rows -> {
            SHELF.put(rows.documents(), place.collection().text(), inventory);
            return inventory;
        });
    }

    /** Removes what is known of a collection that is gone. */
    static void forget(HomeTransaction rows, CollectionId collection) {
        SHELF.drop(rows.documents(), collection.text());
    }

    /** Goes on with the counts of large collections that somebody asked for. For upkeep, one call at a time. */
    public void round(HomeId home, int rowsMax) {
        for (Place place : List.copyOf(wanted)) {
            if (place.home().equals(home) && ledger.read(home, rows -> walk(rows, place, rowsMax))) {
                wanted.remove(place);
                Optional.ofNullable(tours.remove(place)).ifPresent(tour -> keep(place, tour));
            }
        }
    }

    /** Whether there is nothing more to do. */
    private boolean walk(HomeTransaction rows, Place place, int rowsMax) {
        Instant soonest = last(rows, place).map(last -> last.asOf().plus(PAUSE)).orElse(Instant.EPOCH);
        if (clock.now().isBefore(soonest)) {
            return false;
        }
        Optional<CollectionRow> row = rows.collection(place.collection());
        return row.isEmpty()
                || tours.computeIfAbsent(place, _ -> new Tour(row.get(), keptBytes(rows)))
                        .walk(rows, rowsMax);
    }
}
