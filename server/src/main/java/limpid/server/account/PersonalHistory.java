package limpid.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * What happened to a person's sign-in, kept for 180 days. What strangers can cause by guessing is kept apart from the rest
 * and both are bounded, so that nobody can push a true entry out by making many false ones. Safe for all threads.
 */
public final class PersonalHistory {
    /** How long an entry is kept. */
    public static final Duration KEPT = Duration.ofDays(180);
    /** How many entries of each kind a person has at the most. */
    static final int ENTRIES_MAX = 500;

    private static final Codec<Entry> CODEC = Records.of(Entry.class);
    /** After all ids. */
    private static final String END = "~";

    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;

    public PersonalHistory(Ledger ledger, Clock clock, Chance chance) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * One thing that happened.
     *
     * @param address from where; empty for what no request caused
     * @param client such as {@code Firefox on Linux}
     * @param ok whether it was let happen
     * @param detail more, in a few words
     */
    public record Entry(
            Instant at, Happening what, String address, String client, boolean ok, Optional<String> detail) {}

    /** Notes what a person, or somebody in their name, did from a browser. */
    public void note(HomeTransaction rows, PersonId person, Happening what, Visitor visitor, String detail) {
        Entry entry = new Entry(
                clock.now(),
                what,
                visitor.address(),
                BrowserName.of(visitor.userAgent()),
                what != Happening.SIGN_IN_REFUSED,
                Optional.of(detail).filter(text -> !text.isEmpty()));
        String topic = topic(person, entry.ok());
        rows.documents().putDocument(new DocumentRow(topic, TimeId.of(entry.at(), chance), text(entry)));
        trim(rows, topic);
    }

    /** The same in a transaction of its own. */
    public void note(HomeId home, PersonId person, Happening what, Visitor visitor, String detail) {
        ledger.write(home, rows -> {
            note(rows, person, what, visitor, detail);
            return what;
        });
    }

    private void trim(HomeTransaction rows, String topic) {
        rows.documents().dropDocumentsBefore(topic, TimeId.before(clock.now().minus(KEPT)));
        List<DocumentRow> newest = rows.documents().documentsBefore(topic, END, ENTRIES_MAX);
        if (newest.size() == ENTRIES_MAX) {
            rows.documents().dropDocumentsBefore(topic, newest.getLast().id());
        }
    }

    /** The latest entries, the newest first. */
    public List<Entry> latest(HomeId home, PersonId person, int limit) {
        Instant oldest = clock.now().minus(KEPT);
        return ledger.read(home, rows -> Stream.of(true, false)
                .flatMap(ok -> rows.documents().documentsBefore(topic(person, ok), END, limit).stream())
                .map(row -> CODEC.decode(row.body().getBytes(UTF_8)))
                .filter(entry -> entry.at().isAfter(oldest))
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(limit)
                .toList());
    }

    /** It goes with its person. */
    public static void forget(HomeTransaction rows, PersonId person) {
        rows.documents().dropDocumentsBefore(topic(person, true), END);
        rows.documents().dropDocumentsBefore(topic(person, false), END);
    }

    private static String topic(PersonId person, boolean ok) {
        return (ok ? "sign-ins." : "sign-ins-refused.") + person;
    }

    private static String text(Entry entry) {
        return new String(CODEC.encode(entry), UTF_8);
    }
}
