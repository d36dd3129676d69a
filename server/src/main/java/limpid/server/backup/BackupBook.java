package limpid.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;
import limpid.store.ledger.Ledger;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** What the server knows of its own backups: the plan, and each attempt. Safe for all threads. */
public final class BackupBook {
    /** As many attempts as are remembered: more than a year of days. */
    static final int ENTRIES_MAX = 500;

    private static final String SETTINGS = "settings";
    private static final String PLAN_ID = "backups";
    private static final String TOPIC = "backup";
    private static final String END = "~";
    private static final Codec<BackupPlan> PLAN = Records.of(BackupPlan.class);
    private static final Codec<BackupEntry> ENTRY = Records.of(BackupEntry.class);

    private final Ledger ledger;

    public BackupBook(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The plan; {@link BackupPlan#NONE} until there is one. */
    public BackupPlan plan() {
        return ledger.administer(directory -> directory.documents().document(SETTINGS, PLAN_ID))
                .map(body -> PLAN.decode(body.getBytes(UTF_8)))
                .orElse(BackupPlan.NONE);
    }

    /** Replaces the plan. */
    public void plan(BackupPlan plan) {
        put(SETTINGS, PLAN_ID, new String(PLAN.encode(plan), UTF_8));
    }

    /** Notes an attempt. */
    void note(BackupEntry entry) {
        put(TOPIC, id(entry.at()), new String(ENTRY.encode(entry), UTF_8));
        ledger.administer(directory -> {
            DocumentRows rows = directory.documents();
            List<DocumentRow> kept = rows.documentsBefore(TOPIC, END, ENTRIES_MAX);
            if (kept.size() == ENTRIES_MAX) {
                rows.dropDocumentsBefore(TOPIC, kept.getLast().id());
            }
            return entry;
        });
    }

    /** Attempts, the last first, at most {@code limit}. */
    public List<BackupEntry> entries(int limit) {
        return ledger.administer(directory -> directory.documents().documentsBefore(TOPIC, END, limit)).stream()
                .map(row -> ENTRY.decode(row.body().getBytes(UTF_8)))
                .toList();
    }

    /** The last good backup. */
    public Optional<BackupEntry> lastGood() {
        return entries(ENTRIES_MAX).stream().filter(BackupEntry::ok).findFirst();
    }

    private void put(String topic, String id, String body) {
        ledger.administer(directory -> {
            directory.documents().putDocument(new DocumentRow(topic, id, body));
            return id;
        });
    }

    /** Of one length, so that the order of texts is the order of times. */
    private static String id(Instant at) {
        return String.format(Locale.ROOT, "%015d", Math.max(0, at.toEpochMilli()));
    }
}
