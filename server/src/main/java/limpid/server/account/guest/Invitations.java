package limpid.server.account.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.account.Happening;
import limpid.server.account.NewPerson;
import limpid.server.account.Proof;
import limpid.server.account.SignIn.Admitted;
import limpid.server.account.Visitor;
import limpid.server.account.own.OwnTools;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.secret.Token;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Role;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Invitations into homes: each is a link that works once, for seven days, and until it is withdrawn. Safe for all threads. */
public final class Invitations {
    /** How long a link works. */
    public static final Duration LASTS = Duration.ofDays(7);
    /** As many as a home may have open at one time. */
    static final int OPEN_MAX = 100;
    /** How long an ended one is remembered, so that its link is told from one that never was. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String TOPIC = "invitations";
    private static final Codec<Kept> CODEC = Records.of(Kept.class);
    private static final int ALL = 1000;

    private final OwnTools tools;

    public Invitations(OwnTools tools) {
        this.tools = tools;
    }

    private record Kept(
            String hash,
            Optional<String> email,
            Role role,
            String by,
            Instant createdAt,
            Instant expires,
            boolean used) {
        boolean isOpen(Instant now) {
            return !used && expires.isAfter(now);
        }

        Kept ended(Instant now) {
            return new Kept(hash, email, role, by, createdAt, now.isBefore(expires) ? now : expires, used);
        }

        Kept used(boolean is) {
            return new Kept(hash, email, role, by, createdAt, expires, is);
        }
    }

    /**
     * What somebody is invited to.
     *
     * @param email where the invitation is sent, and what its form begins with; whoever comes may give another
     * @param by who invites; the guest reads their name
     */
    public record Invited(Optional<String> email, Role role, Actor by) {}

    /** A link that was just made: its token is kept nowhere. */
    public record Made(Token token, Instant expires) {}

    /** One that may still be used, as its home's owners see it. */
    public record Open(String id, Optional<String> email, Role role, Instant createdAt, Instant expires, String by) {}

    /** What a guest sees before they decide. */
    public record Card(String home, String inviter, Optional<String> email, Role role, Instant expires) {}

    /**
     * Makes one. Fails with: ALREADY_DONE (there is one with this id), REQUEST_MALFORMED (the address), NOT_FOUND (the home),
     * RATE_LIMITED (a hundred are open).
     *
     * @param id made by whoever asks, so that asking twice makes one
     */
    public Made make(HomeId home, String id, Invited invited) {
        invited.email().map(String::strip).flatMap(NewPerson::emailFlaw).ifPresent(flaw -> {
            throw tools.objections().field("email", flaw);
        });
        Token token = Token.fresh(home, id, tools.chance());
        Instant now = tools.clock().now();
        Instant expires = now.plus(LASTS);
        tools.ledger().write(home, rows -> {
            home(rows);
            forget(rows, now);
            if (rows.documents().document(TOPIC, id).isPresent()) {
                throw tools.objections().of(ReasonCode.ALREADY_DONE);
            }
            if (open(rows).size() >= OPEN_MAX) {
                throw tools.objections().of(ReasonCode.RATE_LIMITED, "open-invitations", Integer.toString(OPEN_MAX));
            }
            put(
                    rows,
                    id,
                    new Kept(
                            token.hash().toString(),
                            invited.email().map(String::strip),
                            invited.role(),
                            invited.by().who().name(),
                            now,
                            expires,
                            false));
            Party guest = guest(home, id, invited.email());
            tools.audit()
                    .note(
                            rows.documents(),
                            Note.of(invited.by(), Act.INVITATION_MADE, guest)
                                    .with("role", invited.role().text()));
            return id;
        });
        return new Made(token, expires);
    }

    private static Party guest(HomeId home, String id, Optional<String> email) {
        return Party.in(home, Party.Kind.INVITATION, id, email.orElse("somebody"));
    }

    private static void forget(HomeTransaction rows, Instant now) {
        for (DocumentRow row : rows.documents().documents(TOPIC, "", ALL)) {
            if (read(row.body()).expires().plus(REMEMBERED).isBefore(now)) {
                rows.documents().dropDocument(TOPIC, row.id());
            }
        }
    }

    /** Those of a home that may still be used. */
    public List<Open> open(HomeTransaction rows) {
        Instant now = tools.clock().now();
        return rows.documents().documents(TOPIC, "", ALL).stream()
                .filter(row -> read(row.body()).isOpen(now))
                .map(row -> {
                    Kept kept = read(row.body());
                    return new Open(row.id(), kept.email(), kept.role(), kept.createdAt(), kept.expires(), kept.by());
                })
                .toList();
    }

    /** Ends one; one that is not there is well. */
    public void withdraw(HomeId home, String id, Actor by) {
        Instant now = tools.clock().now();
        tools.ledger().write(home, rows -> {
            rows.documents()
                    .document(TOPIC, id)
                    .map(Invitations::read)
                    .filter(kept -> kept.isOpen(now))
                    .ifPresent(kept -> {
                        put(rows, id, kept.ended(now));
                        Party guest = guest(home, id, kept.email());
                        tools.audit().note(rows.documents(), Note.of(by, Act.INVITATION_WITHDRAWN, guest));
                    });
            return id;
        });
    }

    /** What a link invites to. Fails with: NOT_FOUND, LINK_ENDED, AUTH_THROTTLED. */
    public Card card(String shown, Visitor visitor) {
        Token token = token(shown, visitor);
        return tools.ledger().read(token.home(), rows -> {
            Kept kept = usable(rows, token);
            return new Card(home(rows).name(), kept.by(), kept.email(), kept.role(), kept.expires());
        });
    }

    /**
     * Lets somebody in, who must have no flaws, and signs their browser in. Fails with: NOT_FOUND, LINK_ENDED, ADDRESS_TAKEN,
     * AUTH_THROTTLED.
     */
    public Admitted accept(String shown, NewPerson person, Visitor visitor) {
        Token token = token(shown, visitor);
        if (tools.library().registry().resident(person.email()).isPresent()) {
            tools.ledger().read(token.home(), rows -> usable(rows, token));
            throw tools.objections().of(ReasonCode.ADDRESS_TAKEN, "address", person.email());
        }
        String hash = tools.desk().locks().passwords().hash(person.password());
        Role role = use(token);
        Resident resident = moveIn(token, person, hash, role);
        tools.ledger().write(resident.home(), rows -> {
            tools.note(rows, resident.person(), Happening.CREATED, visitor, "by an invitation");
            Party guest = new Party(
                    Party.Kind.PERSON,
                    Optional.of(token.home()),
                    resident.person().text(),
                    person.name());
            tools.audit()
                    .note(
                            rows.documents(),
                            Note.of(guest, Act.PERSON_JOINED, guest, visitor.address())
                                    .with("role", role.text()));
            return resident;
        });
        return tools.desk().signIn().admit(resident, new Proof.Newcomer(), visitor);
    }

    /** An invitation is used up before its person exists: a crash between costs a new one, never two people from one. */
    private Role use(Token token) {
        return tools.ledger().write(token.home(), rows -> {
            Kept kept = usable(rows, token);
            put(rows, token.id(), kept.used(true));
            return kept.role();
        });
    }

    private Resident moveIn(Token token, NewPerson person, String hash, Role role) {
        try {
            return tools.library().registry().addPerson(token.home(), person.name(), person.email(), hash, role);
        } catch (ReasonException refused) {
            tools.ledger().write(token.home(), rows -> {
                rows.documents()
                        .document(TOPIC, token.id())
                        .map(Invitations::read)
                        .ifPresent(kept -> put(rows, token.id(), kept.used(false)));
                return token;
            });
            throw refused;
        }
    }

    private Token token(String shown, Visitor visitor) {
        tools.desk().locks().brakes().check(visitor);
        Optional<Token> token = Token.of(shown).filter(known -> tools.ledger()
                .read(known.home(), rows -> kept(rows, known))
                .isPresent());
        if (token.isEmpty()) {
            tools.desk().locks().brakes().wrong(visitor);
            throw tools.objections().notFound("invitation");
        }
        return token.get();
    }

    private Kept usable(HomeTransaction rows, Token token) {
        Kept kept = kept(rows, token).orElseThrow(() -> tools.objections().notFound("invitation"));
        if (!kept.isOpen(tools.clock().now())) {
            throw tools.objections()
                    .of(
                            ReasonCode.LINK_ENDED,
                            "home",
                            home(rows).name(),
                            "expires-at",
                            kept.expires().toString());
        }
        return kept;
    }

    private static Optional<Kept> kept(HomeTransaction rows, Token token) {
        return rows.documents()
                .document(TOPIC, token.id())
                .map(Invitations::read)
                .filter(kept -> kept.hash().equals(token.hash().toString()));
    }

    private HomeRow home(HomeTransaction rows) {
        return rows.homeRow().orElseThrow(() -> tools.objections().notFound("home"));
    }

    private static void put(HomeTransaction rows, String id, Kept kept) {
        rows.documents().putDocument(new DocumentRow(TOPIC, id, new String(CODEC.encode(kept), UTF_8)));
    }

    private static Kept read(String body) {
        return CODEC.decode(body.getBytes(UTF_8));
    }
}
