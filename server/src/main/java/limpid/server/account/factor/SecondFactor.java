package limpid.server.account.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.secret.Base32;
import limpid.server.secret.Strongbox;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * Two-step sign-in of persons: whether it is on, and whether a typed code is the one of now. A code counts once: the step
 * it belongs to is remembered, and it and earlier ones count no more. Safe for all threads.
 */
public final class SecondFactor {
    /** How long somebody has between seeing the secret and typing the first code. */
    public static final Duration BEGUN_FOR = Duration.ofMinutes(15);

    private static final String TOPIC = "totp";
    private static final String TOPIC_BEGUN = "totp-begun";
    private static final Codec<Kept> KEPT = Records.of(Kept.class);
    private static final Codec<Begun> BEGUN = Records.of(Begun.class);

    private final Clock clock;
    private final Chance chance;
    private final Strongbox strongbox;
    private final RecoveryCodes recoveryCodes;

    public SecondFactor(Clock clock, Chance chance, Strongbox strongbox, RecoveryCodes recoveryCodes) {
        this.clock = clock;
        this.chance = chance;
        this.strongbox = strongbox;
        this.recoveryCodes = recoveryCodes;
    }

    private record Kept(String sealed, Instant since, long lastStep) {}

    private record Begun(String sealed, Instant at) {}

    /** What a typed second step was. */
    public enum Answer {
        CODE,
        RECOVERY_CODE,
        WRONG
    }

    /** Since when it is on; empty while it is off. */
    public Optional<Instant> since(HomeTransaction rows, PersonId person) {
        return kept(rows, person).map(Kept::since);
    }

    /** Makes a secret for an authenticator, which counts once its first code was typed; returns it in base 32. */
    public String begin(HomeTransaction rows, PersonId person) {
        byte[] secret = chance.bytes(Totp.SECRET_BYTES);
        Begun begun = new Begun(strongbox.seal(purpose(person), secret), clock.now());
        put(rows, TOPIC_BEGUN, person, new String(BEGUN.encode(begun), UTF_8));
        return Base32.encode(secret);
    }

    /** Switches on what was begun, if this is its code; returns whether it was. */
    public boolean finish(HomeTransaction rows, PersonId person, String typed) {
        Instant now = clock.now();
        Optional<Begun> begun = begun(rows, person);
        Optional<Long> step = begun.flatMap(
                known -> Totp.step(strongbox.open(purpose(person), known.sealed()), digits(typed), now, 0));
        if (step.isEmpty()) {
            return false;
        }
        rows.documents().dropDocument(TOPIC_BEGUN, person.text());
        put(rows, person, new Kept(begun.get().sealed(), now, step.get()));
        return true;
    }

    /** Whether somebody began to switch it on and may still finish. */
    public boolean isBegun(HomeTransaction rows, PersonId person) {
        return begun(rows, person).isPresent();
    }

    /** Judges what was typed as the second step, and makes it worthless if it was right. */
    public Answer accept(HomeTransaction rows, PersonId person, String typed) {
        Optional<Kept> kept = kept(rows, person);
        if (kept.isEmpty()) {
            return Answer.WRONG;
        }
        Optional<Long> step = Totp.step(
                strongbox.open(purpose(person), kept.get().sealed()),
                digits(typed),
                clock.now(),
                kept.get().lastStep());
        if (step.isPresent()) {
            put(rows, person, new Kept(kept.get().sealed(), kept.get().since(), step.get()));
            return Answer.CODE;
        }
        return recoveryCodes.use(rows, person, typed) ? Answer.RECOVERY_CODE : Answer.WRONG;
    }

    /** Switches it off; recovery codes go with it, since they were made for it. */
    public void off(HomeTransaction rows, PersonId person) {
        rows.documents().dropDocument(TOPIC, person.text());
        rows.documents().dropDocument(TOPIC_BEGUN, person.text());
        recoveryCodes.drop(rows, person);
    }

    /** People type codes as authenticators show them, in two groups. */
    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    private static String purpose(PersonId person) {
        return "totp " + person;
    }

    private static Optional<Kept> kept(HomeTransaction rows, PersonId person) {
        return rows.documents().document(TOPIC, person.text()).map(body -> KEPT.decode(body.getBytes(UTF_8)));
    }

    private Optional<Begun> begun(HomeTransaction rows, PersonId person) {
        Instant oldest = clock.now().minus(BEGUN_FOR);
        return rows.documents()
                .document(TOPIC_BEGUN, person.text())
                .map(body -> BEGUN.decode(body.getBytes(UTF_8)))
                .filter(known -> known.at().isAfter(oldest));
    }

    private static void put(HomeTransaction rows, PersonId person, Kept kept) {
        put(rows, TOPIC, person, new String(KEPT.encode(kept), UTF_8));
    }

    private static void put(HomeTransaction rows, String topic, PersonId person, String body) {
        rows.documents().putDocument(new DocumentRow(topic, person.text(), body));
    }
}
