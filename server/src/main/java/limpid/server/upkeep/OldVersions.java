package limpid.server.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.item.Content;
import limpid.core.reason.Reason;
import limpid.host.time.Clock;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.store.ledger.Ledger;

/**
 * Lets go of old versions when their time is over, and of the oldest earlier when a home would else take more than its
 * plan: they yield to what people have now, never the other way round.
 */
final class OldVersions implements Chore {
    private final Ledger ledger;
    private final Clock clock;
    private final ClockTrust trust;

    OldVersions(Ledger ledger, Clock clock, ClockTrust trust) {
        this.trust = trust;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Old(CollectionId collection, OldVersion version) {
        long bytes() {
            return version.item().content().map(Content::size).orElse(0L);
        }
    }

    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        boolean due = ledger.read(home, rows -> !leaving(rows, budget).isEmpty());
        if (due) {
            ledger.write(home, rows -> drop(rows, leaving(rows, budget)));
        }
        return List.of();
    }

    private List<Old> leaving(HomeTransaction rows, Budget budget) {
        Instant expired = trust.isTrusted() ? clock.now().minus(UpkeepSafety.VERSIONS_KEPT) : Instant.EPOCH;
        long over = rows.homeRow()
                .map(home -> home.usedBytes() + home.keptBytes() - home.planBytes())
                .orElse(0L);
        List<Old> leaving = new ArrayList<>();
        for (Old old : oldest(rows, over > 0 ? Instant.MAX : expired, budget.rows())) {
            boolean isExpired = old.version().replacedAt().isBefore(expired);
            boolean helps = over > 0 && old.bytes() > 0;
            if (isExpired || helps) {
                leaving.add(old);
                over -= old.bytes();
            }
        }
        return leaving;
    }

    private static List<Old> oldest(HomeTransaction rows, Instant before, int limit) {
        List<Old> oldest = new ArrayList<>();
        for (CollectionRow row : rows.collections()) {
            for (OldVersion version : rows.items().versionsReplacedBefore(row.id(), before, limit)) {
                oldest.add(new Old(row.id(), version));
            }
        }
        // Stable, so versions of one moment keep the ledger's order.
        oldest.sort(Comparator.comparing(old -> old.version().replacedAt()));
        return oldest.subList(0, Math.min(limit, oldest.size()));
    }

    private static long drop(HomeTransaction rows, List<Old> leaving) {
        long bytes = leaving.stream().mapToLong(Old::bytes).sum();
        for (Old old : leaving) {
            rows.items()
                    .dropVersion(
                            old.collection(),
                            old.version().item().id(),
                            old.version().item().version());
        }
        rows.homeRow().ifPresent(row -> rows.putHome(row.keeping(row.keptBytes() - bytes)));
        return bytes;
    }
}
