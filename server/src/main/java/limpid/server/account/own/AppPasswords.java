package limpid.server.account.own;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Brakes;
import limpid.server.account.Happening;
import limpid.server.account.Visitor;
import limpid.server.account.own.AppPassword.Scope;
import limpid.server.secret.Base32;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * Passwords for single programs: made here, of 120 random bits, shown once, and ended one by one. They open what their
 * scopes say and never the account itself. Safe for all threads.
 */
public final class AppPasswords {
    /** As many as a person may have. */
    static final int COUNT_MAX = 50;
    /** How old the note of the last use may get before it is written again. */
    private static final Duration USED_EVERY = Duration.ofMinutes(5);

    private static final String TOPIC = "app-passwords.";
    private static final int SECRET_BYTES = 15;
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final Codec<Kept> CODEC = Records.of(Kept.class);

    private final OwnTools tools;

    public AppPasswords(OwnTools tools) {
        this.tools = tools;
    }

    /** What rests. */
    private record Kept(String name, List<Scope> scopes, String hash, Instant createdAt, Optional<Instant> lastUsedAt) {
        Kept used(Instant now) {
            return new Kept(name, scopes, hash, createdAt, Optional.of(now));
        }
    }

    /** Whose program shows a password, and what that opens. */
    public record Opened(Resident resident, String id, List<Scope> scopes) {}

    /**
     * Makes one; returns it, which is kept nowhere. Fails with: ALREADY_DONE (there is one with this id),
     * REQUEST_MALFORMED (name, no scope, or too many).
     *
     * @param id made by whoever asks, so that asking twice makes one
     */
    public String make(Actor actor, String id, String name, List<Scope> scopes) {
        checkForm(name, scopes);
        String letters = Base32.encode(tools.chance().bytes(SECRET_BYTES));
        tools.ledger().write(actor.home(), rows -> {
            if (rows.documents().document(topic(actor.person()), id).isPresent()) {
                throw tools.objections().of(ReasonCode.ALREADY_DONE);
            }
            if (of(rows, actor.person()).size() >= COUNT_MAX) {
                throw tools.objections()
                        .field("name", "There are " + COUNT_MAX + " app passwords already; remove one first.");
            }
            Kept kept = new Kept(
                    name.strip(),
                    scopes.stream().distinct().toList(),
                    hash(letters),
                    tools.clock().now(),
                    Optional.empty());
            put(rows, actor.person(), id, kept);
            tools.note(rows, actor.person(), Happening.APP_PASSWORD_ADDED, actor.visitor(), name.strip());
            return id;
        });
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }

    private void checkForm(String name, List<Scope> scopes) {
        boolean printable = name.chars().noneMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX || !printable) {
            throw tools.objections()
                    .field("name", "Please give a name of 1 to " + NAME_CHARACTERS_MAX + " characters.");
        }
        if (scopes.isEmpty()) {
            throw tools.objections().field("scopes", "Please choose at least one thing that it opens.");
        }
    }

    /** A person's, by id. */
    public List<AppPassword> of(HomeTransaction rows, PersonId person) {
        return rows.documents().documents(topic(person), "", COUNT_MAX).stream()
                .map(row -> {
                    Kept kept = read(row.body());
                    return new AppPassword(row.id(), kept.name(), kept.scopes(), kept.createdAt(), kept.lastUsedAt());
                })
                .toList();
    }

    /** Ends one; one that is not there is well. */
    public void end(Actor actor, String id) {
        tools.ledger().write(actor.home(), rows -> {
            Optional<String> known = rows.documents().document(topic(actor.person()), id);
            known.map(AppPasswords::read).ifPresent(kept -> {
                rows.documents().dropDocument(topic(actor.person()), id);
                tools.note(rows, actor.person(), Happening.APP_PASSWORD_REMOVED, actor.visitor(), kept.name());
            });
            return actor;
        });
    }

    /** Ends all of a person. */
    void end(HomeTransaction rows, PersonId person) {
        of(rows, person).forEach(one -> rows.documents().dropDocument(topic(person), one.id()));
    }

    /**
     * Judges what a program shows; notes the use now and then. Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED,
     * ACCOUNT_DISABLED.
     */
    public Opened check(String email, String secret, Visitor visitor) {
        Brakes brakes = tools.desk().locks().brakes();
        brakes.check(email, visitor);
        Optional<Opened> opened = tools.ledger()
                .administer(directory -> directory.resident(email.strip()))
                .flatMap(resident -> find(resident, secret));
        if (opened.isEmpty()) {
            brakes.wrong(email, visitor);
            throw tools.objections().of(ReasonCode.CREDENTIALS_REJECTED);
        }
        brakes.right(email, visitor);
        return opened.get();
    }

    private Optional<Opened> find(Resident resident, String secret) {
        Optional<String> shown = Base32.typed(secret).map(AppPasswords::hash);
        Optional<DocumentRow> found = tools.ledger()
                .read(
                        resident.home(),
                        rows -> rows.documents().documents(topic(resident.person()), "", COUNT_MAX).stream()
                                .filter(row -> shown.filter(read(row.body()).hash()::equals)
                                        .isPresent())
                                .findFirst());
        return found.map(row -> {
            requireEnabled(resident);
            touch(resident, row);
            return new Opened(resident, row.id(), read(row.body()).scopes());
        });
    }

    private void requireEnabled(Resident resident) {
        tools.ledger()
                .read(resident.home(), rows -> rows.person(resident.person()))
                .map(PersonRow::rights)
                .flatMap(PersonRow.Rights::disabledAt)
                .ifPresent(since -> {
                    throw tools.objections().of(ReasonCode.ACCOUNT_DISABLED, "disabled-at", since.toString());
                });
    }

    private void touch(Resident resident, DocumentRow row) {
        Instant now = tools.clock().now();
        if (read(row.body())
                .lastUsedAt()
                .filter(last -> now.isBefore(last.plus(USED_EVERY)))
                .isPresent()) {
            return;
        }
        tools.ledger().write(resident.home(), rows -> {
            // It may have been ended since it was read.
            rows.documents()
                    .document(row.topic(), row.id())
                    .ifPresent(body ->
                            put(rows, resident.person(), row.id(), read(body).used(now)));
            return now;
        });
    }

    private static void put(HomeTransaction rows, PersonId person, String id, Kept kept) {
        rows.documents().putDocument(new DocumentRow(topic(person), id, new String(CODEC.encode(kept), UTF_8)));
    }

    private static Kept read(String body) {
        return CODEC.decode(body.getBytes(UTF_8));
    }

    private static String topic(PersonId person) {
        return TOPIC + person;
    }

    private static String hash(String letters) {
        return Hash.of(letters.getBytes(US_ASCII)).toString();
    }
}
