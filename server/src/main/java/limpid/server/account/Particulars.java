package limpid.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * What is known of an account beside the person's row, and judged in no commit.
 *
 * @param language of the person's pages; empty for the browser's own
 * @param passwordSetAt when the password was last changed; empty while it is the first
 * @param deletionDue when the account will be deleted, as its person asked
 * @param disabledBecause what an administrator said when they switched it off
 */
public record Particulars(
        Optional<String> language,
        Optional<Instant> passwordSetAt,
        Optional<Instant> deletionDue,
        Optional<String> disabledBecause) {
    private static final String TOPIC = "account";
    private static final Codec<Particulars> CODEC = Records.of(Particulars.class);
    private static final Particulars NONE =
            new Particulars(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Those of a person. */
    public static Particulars of(HomeTransaction rows, PersonId person) {
        return rows.documents()
                .document(TOPIC, person.text())
                .map(body -> CODEC.decode(body.getBytes(UTF_8)))
                .orElse(NONE);
    }

    /** Keeps them. */
    public void put(HomeTransaction rows, PersonId person) {
        rows.documents().putDocument(new DocumentRow(TOPIC, person.text(), new String(CODEC.encode(this), UTF_8)));
    }

    /** They go with their person. */
    public static void forget(HomeTransaction rows, PersonId person) {
        rows.documents().dropDocument(TOPIC, person.text());
    }

    /** The same in another language. */
    public Particulars in(String other) {
        return new Particulars(Optional.of(other), passwordSetAt, deletionDue, disabledBecause);
    }

    /** The same with a password set just now. */
    public Particulars passwordSet(Instant now) {
        return new Particulars(language, Optional.of(now), deletionDue, disabledBecause);
    }

    /** The same, to be deleted then; empty for not at all. */
    public Particulars deleted(Optional<Instant> due) {
        return new Particulars(language, passwordSetAt, due, disabledBecause);
    }

    /** The same, switched off for this reason; empty for on. */
    public Particulars disabled(Optional<String> because) {
        return new Particulars(language, passwordSetAt, deletionDue, because);
    }
}
