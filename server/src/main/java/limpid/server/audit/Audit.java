package limpid.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;
import limpid.store.ledger.Ledger;

/**
 * The record of what was done: one above homes for the server, one in each home. Entries are only ever added; time and a
 * bound on their number remove them. Safe for all threads.
 *
 * <p>Fails with, from every method: what the ledger says.
 */
public final class Audit {
    /** How long an entry is kept. */
    public static final Duration KEPT = Duration.ofDays(400);
    /** As many as are kept in one record: some hundred a day. The oldest go first. */
    public static final int ENTRIES_MAX = 50_000;
    /** As many as one asks for. */
    public static final int PAGE_MAX = 500;

    private static final String TOPIC = "audit";
    /** After all ids, which begin with a digit. */
    private static final String END = "~";

    private static final int RANDOM_BYTES = 4;

    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;
    private final AtomicInteger count = new AtomicInteger();

    public Audit(Ledger ledger, Clock clock, Chance chance) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /** Notes what concerns the server as a whole. */
    public void note(Note note) {
        ledger.administer(directory -> {
            note(directory.documents(), note);
            return note;
        });
    }

    /** Notes what concerns a home. */
    public void note(HomeId home, Note note) {
        ledger.write(home, rows -> {
            note(rows.documents(), note);
            return note;
        });
    }

    /** Notes it within the transaction that does it: {@code rows} are those of a home, or those above homes. */
    public void note(DocumentRows rows, Note note) {
        Instant now = clock.now();
        AuditEntry entry = AuditEntry.of(id(now), now, note);
        rows.putDocument(new DocumentRow(TOPIC, entry.id(), entry.encode()));
    }

    /**
     * What concerns the server, the last first.
     *
     * @param after the id of the last entry that is known; empty to begin
     * @param limit at most {@link #PAGE_MAX}
     */
    public List<AuditEntry> list(String after, int limit) {
        return ledger.administer(directory -> list(directory.documents(), after, limit));
    }

    /** What concerns a home, the last first; see the other one. */
    public List<AuditEntry> list(HomeId home, String after, int limit) {
        return ledger.read(home, rows -> list(rows.documents(), after, limit));
    }

    private static List<AuditEntry> list(DocumentRows rows, String after, int limit) {
        return rows.documentsBefore(TOPIC, after.isEmpty() ? END : after, Math.clamp(limit, 1, PAGE_MAX)).stream()
                .map(row -> AuditEntry.decode(row.id(), row.body()))
                .toList();
    }

    /** Removes what is too old or too much, everywhere. For a daily round. */
    public void forget() {
        Instant oldest = clock.now().minus(KEPT);
        List<HomeId> homes = ledger.administer(directory -> {
            forget(directory.documents(), oldest);
            return directory.homes();
        });
        for (HomeId home : homes) {
            ledger.write(home, rows -> {
                forget(rows.documents(), oldest);
                return home;
            });
        }
    }

    private static void forget(DocumentRows rows, Instant oldest) {
        rows.dropDocumentsBefore(TOPIC, time(oldest));
        String last = END;
        for (int seen = 0; seen < ENTRIES_MAX; seen += PAGE_MAX) {
            List<DocumentRow> page = rows.documentsBefore(TOPIC, last, PAGE_MAX);
            if (page.size() < PAGE_MAX) {
                return;
            }
            last = page.getLast().id();
        }
        rows.dropDocumentsBefore(TOPIC, last);
    }

    /** The time, a number that tells apart what happened within one millisecond, and what no other process makes. */
    private String id(Instant now) {
        int number = count.updateAndGet(last -> (last + 1) % 10_000);
        return time(now)
                + String.format(Locale.ROOT, "-%04d-", number)
                + HexFormat.of().formatHex(chance.bytes(RANDOM_BYTES));
    }

    /** Of one length, so that the order of texts is the order of times. */
    private static String time(Instant at) {
        return String.format(Locale.ROOT, "%015d", Math.max(0, at.toEpochMilli()));
    }
}
