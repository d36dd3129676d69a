package limpid.server.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import limpid.core.change.Digest;
import limpid.core.id.HomeId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** Counts a home's items anew and compares with the sums that commits carry forward. Both ought to be equal always. */
public final class Recount {
    private static final int PAGE = 1000;

    private final Ledger ledger;
    private final Clock clock;

    /** Counts in {@code ledger}. */
    public Recount(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Counts, and puts right what was wrong. Returns what was found: QUOTA_MISCOMPUTED for bytes of the home, DIVERGED for
     * a collection whose digest or count does not follow from its items. Reads every item.
     */
    public List<Reason> run(HomeId home) {
        List<Reason> found = ledger.read(home, rows -> compare(rows, false));
        return found.isEmpty() ? found : ledger.write(home, rows -> compare(rows, true));
    }

    /** Counts and changes nothing; returns what {@link #run} would put right. Reads every item. */
    public List<Reason> look(HomeId home) {
        return ledger.read(home, rows -> compare(rows, false));
    }

    private List<Reason> compare(HomeTransaction rows, boolean correct) {
        List<Reason> found = new ArrayList<>();
        long used = 0;
        long kept = 0;
        for (CollectionRow row : rows.collections()) {
            CollectionRow counted = count(rows, row);
            used += counted.bytes();
            kept += keptBytes(rows, row);
            if (!counted.equals(row)) {
                found.add(diverged(row, counted));
                if (correct) {
                    rows.putCollection(counted);
                }
            }
        }
        long usedBytes = used;
        long keptBytes = kept;
        rows.homeRow().ifPresent(row -> {
            HomeRow counted =
                    row.using(usedBytes).reserving(reservedBytes(rows)).keeping(keptBytes);
            if (!counted.equals(row)) {
                found.add(miscomputed(row, counted));
                if (correct) {
                    rows.putHome(counted);
                }
            }
        });
        return found;
    }

    private static CollectionRow count(HomeTransaction rows, CollectionRow row) {
        Digest digest = Digest.EMPTY;
        long items = 0;
        long bytes = 0;
        long seq = 0;
        List<Item> page;
        do {
            page = rows.items().changes(row.id(), seq, row.headSeq(), true, PAGE);
            for (Item item : page) {
                digest = digest.plus(item);
                items++;
                bytes += item.size();
                seq = item.seq();
            }
        } while (page.size() == PAGE);
        return new CollectionRow(
                row.id(), row.kind(), row.owner(), row.epoch(), row.headSeq(), row.tombFloor(), digest, items, bytes);
    }

    private static long keptBytes(HomeTransaction rows, CollectionRow row) {
        return rows.items().versionsReplacedBefore(row.id(), Instant.MAX, Integer.MAX_VALUE).stream()
                .mapToLong(old -> old.item().content().map(Content::size).orElse(0L))
                .sum();
    }

    private static long reservedBytes(HomeTransaction rows) {
        return rows.grantsExpiring(Instant.MAX).stream()
                .mapToLong(GrantRow::bytes)
                .sum();
    }

    private Reason diverged(CollectionRow row, CollectionRow counted) {
        Subject subject = new Subject(Scope.COLLECTION, row.id().text());
        return Objection.of(ReasonCode.DIVERGED, subject, clock.now())
                .saw("digest", row.digest(), counted.digest())
                .saw("items", row.items(), counted.items())
                .saw("bytes", row.bytes(), counted.bytes())
                .reason();
    }

    private Reason miscomputed(HomeRow row, HomeRow counted) {
        return Objection.of(ReasonCode.QUOTA_MISCOMPUTED, Subject.home(), clock.now())
                .saw("used-bytes", row.usedBytes(), counted.usedBytes())
                .saw("reserved-bytes", row.reservedBytes(), counted.reservedBytes())
                .saw("kept-bytes", row.keptBytes(), counted.keptBytes())
                .reason();
    }
}
