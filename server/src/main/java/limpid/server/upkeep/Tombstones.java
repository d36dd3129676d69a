package limpid.server.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.host.time.Clock;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.CursorRow;
import limpid.store.ledger.Ledger;

/**
 * Lets go of tombstones that every device has passed, and after more than a year of the others too. How far they may be
 * gone stands in the collection, so that a device behind that learns to list everything instead of missing a deletion.
 */
final class Tombstones implements Chore {
    private static final int PAGE = 1000;

    private final Ledger ledger;
    private final Clock clock;
    private final ClockTrust trust;

    Tombstones(Ledger ledger, Clock clock, ClockTrust trust) {
        this.trust = trust;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        if (!trust.isTrusted()) {
            return List.of();
        }
        Instant now = clock.now();
        for (CollectionRow seen : ledger.read(home, rows -> rows.collections())) {
            boolean due = ledger.read(home, rows -> floors(rows, seen, now).highest() > seen.tombFloor());
            if (due) {
                ledger.write(home, rows -> rows.collection(seen.id()).map(row -> sweep(rows, row, now)));
            }
        }
        return List.of();
    }

    /** Up to where tombstones go because every device has passed them, and up to where because they are too old. */
    private record Floors(long passed, long aged) {
        long highest() {
            return Math.max(passed, aged);
        }
    }

    private static Floors floors(HomeTransaction rows, CollectionRow row, Instant now) {
        Instant kept = now.minus(UpkeepSafety.TOMBSTONES_KEPT);
        Instant keptMax = now.minus(UpkeepSafety.TOMBSTONES_KEPT_MAX);
        return new Floors(
                lastBefore(rows, row, passedByAll(rows, row), kept), lastBefore(rows, row, row.headSeq(), keptMax));
    }

    /** The floor moves on over live items too, so that the next round does not look at them again. */
    private static CollectionRow sweep(HomeTransaction rows, CollectionRow row, Instant now) {
        Floors floors = floors(rows, row, now);
        rows.items().dropTombstones(row.id(), floors.passed(), now.minus(UpkeepSafety.TOMBSTONES_KEPT));
        rows.items().dropTombstones(row.id(), floors.aged(), now.minus(UpkeepSafety.TOMBSTONES_KEPT_MAX));
        CollectionRow after = withFloor(row, Math.max(row.tombFloor(), floors.highest()));
        rows.putCollection(after);
        return after;
    }

    /** Devices that were signed out do not count, nor those that have not finished a first listing. */
    private static long passedByAll(HomeTransaction rows, CollectionRow row) {
        Set<DeviceId> welcome = rows.devices().stream()
                .filter(device -> device.revokedAt().isEmpty())
                .map(DeviceRow::id)
                .collect(Collectors.toSet());
        return rows.items().cursors(row.id()).stream()
                .filter(cursor -> welcome.contains(cursor.device()))
                .mapToLong(CursorRow::seq)
                .min()
                .orElse(row.headSeq());
    }

    /** The last sequence up to {@code limit} before the first change that is not older than {@code moment}. */
    private static long lastBefore(HomeTransaction rows, CollectionRow row, long limit, Instant moment) {
        long last = row.tombFloor();
        while (last < limit) {
            List<Item> page = rows.items().changes(row.id(), last, limit, false, PAGE);
            for (Item item : page) {
                if (!item.editedAt().isBefore(moment)) {
                    return last;
                }
                last = item.seq();
            }
            if (page.size() < PAGE) {
                return last;
            }
        }
        return last;
    }

    private static CollectionRow withFloor(CollectionRow row, long floor) {
        return new CollectionRow(
                row.id(),
                row.kind(),
                row.owner(),
                row.epoch(),
                row.headSeq(),
                floor,
                row.digest(),
                row.items(),
                row.bytes());
    }
}
