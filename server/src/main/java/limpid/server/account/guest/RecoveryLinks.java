package limpid.server.account.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Happening;
import limpid.server.account.Visitor;
import limpid.server.account.own.OwnTools;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.secret.Token;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * Links by which somebody who forgot their password comes in again, made by somebody else for them. Who may let anybody in
 * makes one that works at once; the word of another member works two days later, so that its person can withdraw it. A
 * person has one at a time: a new one ends the one before. Safe for all threads.
 *
 * <p>Source: decision "ways back into an account".
 */
public final class RecoveryLinks {
    /** How long a link works. */
    public static final Duration LASTS = Duration.ofDays(3);
    /** How long one has to wait that was made by somebody who may not let anybody in. */
    public static final Duration WAIT = Duration.ofDays(2);

    private static final String TOPIC = "recovery-links";
    private static final Codec<Kept> CODEC = Records.of(Kept.class);

    private final OwnTools tools;

    public RecoveryLinks(OwnTools tools) {
        this.tools = tools;
    }

    private record Kept(String hash, String by, Instant createdAt, Instant worksAt, Instant expires, boolean used) {
        Kept usedUp() {
            return new Kept(hash, by, createdAt, worksAt, expires, true);
        }
    }

    /** Whether a link works at once. */
    public enum Start {
        AT_ONCE,
        AFTER_THE_WAIT
    }

    /** A link that was just made: its token is kept nowhere. */
    public record Made(Token token, Instant worksAt, Instant expires) {}

    /** Whose link it is, as its page says before a password is chosen. */
    public record Card(String name, String email, Optional<Instant> waitsUntil, Instant expires) {}

    /** One that its person has not used: who made it, and from when it works. */
    public record Pending(String by, Instant worksAt, Instant expires) {}

    /**
     * Makes one for a person. Fails with: NOT_FOUND.
     *
     * @param by who makes it; the person reads their name
     * @param visitor where they ask from
     */
    public Made make(Resident resident, Actor by, Start start, Visitor visitor) {
        Token token = Token.fresh(resident.home(), resident.person().text(), tools.chance());
        Instant now = tools.clock().now();
        Instant worksAt = start == Start.AT_ONCE ? now : now.plus(WAIT);
        Kept kept = new Kept(token.hash().toString(), by.who().name(), now, worksAt, worksAt.plus(LASTS), false);
        tools.ledger().write(resident.home(), rows -> {
            Party whom = Party.person(resident.home(), person(rows, resident.person()));
            put(rows, token.id(), kept);
            tools.note(rows, resident.person(), Happening.RECOVERY_LINK_MADE, visitor, "by " + kept.by());
            tools.audit().note(rows.documents(), Note.of(by, Act.RECOVERY_LINK_MADE, whom));
            return token;
        });
        return new Made(token, worksAt, kept.expires());
    }

    /** The one that waits for a person to use it; empty if there is none. */
    public Optional<Pending> pending(HomeTransaction rows, PersonId person) {
        Instant now = tools.clock().now();
        return rows.documents()
                .document(TOPIC, person.text())
                .map(RecoveryLinks::read)
                .filter(kept -> !kept.used() && kept.expires().isAfter(now))
                .map(kept -> new Pending(kept.by(), kept.worksAt(), kept.expires()));
    }

    /** What rests of one goes with its person. */
    public static void forget(HomeTransaction rows, PersonId person) {
        rows.documents().dropDocument(TOPIC, person.text());
    }

    /** Ends a person's; none is well. */
    public void withdraw(Resident resident, Visitor visitor) {
        tools.ledger().write(resident.home(), rows -> {
            if (pending(rows, resident.person()).isPresent()) {
                tools.note(rows, resident.person(), Happening.RECOVERY_LINK_WITHDRAWN, visitor, "");
            }
            rows.documents().dropDocument(TOPIC, resident.person().text());
            return resident;
        });
    }

    /** Whose link this is. Fails with: NOT_FOUND, LINK_ENDED, AUTH_THROTTLED. */
    public Card card(String shown, Visitor visitor) {
        Token token = token(shown, visitor);
        return tools.ledger().read(token.home(), rows -> {
            Kept kept = open(rows, token);
            PersonRow person = person(rows, new PersonId(token.id()));
            Optional<Instant> later = Optional.of(kept.worksAt())
                    .filter(at -> at.isAfter(tools.clock().now()));
            return new Card(person.name(), person.email(), later, kept.expires());
        });
    }

    /** Whose link this is, which works now. Fails with: NOT_FOUND, LINK_ENDED, RECOVERY_WAITS, AUTH_THROTTLED. */
    Resident whose(String shown, Visitor visitor) {
        Token token = token(shown, visitor);
        Resident resident = new Resident(token.home(), new PersonId(token.id()));
        return tools.ledger().read(token.home(), rows -> {
            checkWorks(open(rows, token));
            return resident;
        });
    }

    /** Uses up a link in the transaction that does what it is for. Fails with: as {@link #whose}. */
    void use(HomeTransaction rows, String shown) {
        Token token = Token.of(shown).orElseThrow(() -> tools.objections().notFound("link"));
        Kept kept = open(rows, token);
        checkWorks(kept);
        put(rows, token.id(), kept.usedUp());
    }

    private void checkWorks(Kept kept) {
        if (kept.worksAt().isAfter(tools.clock().now())) {
            throw tools.objections()
                    .of(
                            ReasonCode.RECOVERY_WAITS,
                            "by",
                            kept.by(),
                            "works-at",
                            kept.worksAt().toString());
        }
    }

    private Token token(String shown, Visitor visitor) {
        tools.desk().locks().brakes().check(visitor);
        Optional<Token> token = Token.of(shown).filter(known -> tools.ledger()
                .read(known.home(), rows -> kept(rows, known))
                .isPresent());
        if (token.isEmpty()) {
            tools.desk().locks().brakes().wrong(visitor);
            throw tools.objections().notFound("link");
        }
        return token.get();
    }

    private Kept open(HomeTransaction rows, Token token) {
        Kept kept = kept(rows, token).orElseThrow(() -> tools.objections().notFound("link"));
        if (kept.used() || !kept.expires().isAfter(tools.clock().now())) {
            throw tools.objections()
                    .of(ReasonCode.LINK_ENDED, "expires-at", kept.expires().toString());
        }
        return kept;
    }

    private static Optional<Kept> kept(HomeTransaction rows, Token token) {
        return rows.documents()
                .document(TOPIC, token.id())
                .map(RecoveryLinks::read)
                .filter(kept -> kept.hash().equals(token.hash().toString()));
    }

    private PersonRow person(HomeTransaction rows, PersonId id) {
        return rows.person(id).orElseThrow(() -> tools.objections().notFound("person"));
    }

    private static void put(HomeTransaction rows, String id, Kept kept) {
        rows.documents().putDocument(new DocumentRow(TOPIC, id, new String(CODEC.encode(kept), UTF_8)));
    }

    private static Kept read(String body) {
        return CODEC.decode(body.getBytes(UTF_8));
    }
}
