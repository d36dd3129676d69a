package limpid.server.account.own;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.Reason;
import limpid.server.account.Happening;
import limpid.server.account.Particulars;
import limpid.server.upkeep.Budget;
import limpid.server.upkeep.Chore;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * The end of an account, by the wish of its person: asked for with the password, two weeks to think it over, and then all
 * that they had goes. Nothing changes for them before. Safe for all threads.
 */
public final class Deletion implements Chore {
    /** How long a person can take it back. */
    public static final Duration GRACE = Duration.ofDays(14);

    private static final String TOPIC = "account-deletions";
    private static final int NUMBER_BYTES = 6;
    private static final int ALL = 1000;
    private static final Codec<Wish> CODEC = Records.of(Wish.class);

    private final OwnTools tools;
    private final Departing departing;

    public Deletion(OwnTools tools, Departing departing) {
        this.tools = tools;
        this.departing = departing;
    }

    /** Removes what a person has, a piece at a time. */
    public interface Departing {
        /** Goes on for about so many rows; returns whether nothing is left. */
        boolean depart(Resident who, int rowsMax);
    }

    private record Wish(Instant asked, Instant due, String number) {}

    /**
     * What a person keeps as a proof that they asked.
     *
     * @param receipt a sentence with the number of their wish
     */
    public record Asked(Instant due, String receipt) {}

    /**
     * Asks for it; asked for already, it stays as it was. Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED,
     * REQUEST_MALFORMED (an owner or administrator without whom nobody would be left to run the home or the server).
     */
    public Asked ask(Actor actor, String password) {
        tools.confirm(actor, password);
        boolean lastAdministrator = isLastAdministrator(actor);
        return tools.ledger().write(actor.home(), rows -> {
            PersonRow person = person(rows, actor.person());
            refuseIfNeeded(rows, person, lastAdministrator);
            Instant now = tools.clock().now();
            Wish wish = wish(rows, actor.person()).orElseGet(() -> new Wish(now, now.plus(GRACE), number()));
            rows.documents()
                    .putDocument(new DocumentRow(TOPIC, actor.person().text(), new String(CODEC.encode(wish), UTF_8)));
            Particulars.of(rows, person.id()).deleted(Optional.of(wish.due())).put(rows, person.id());
            if (wish.asked().equals(now)) {
                tools.note(rows, person.id(), Happening.DELETION_ASKED, actor.visitor(), wish.number());
            }
            return new Asked(wish.due(), receipt(person, wish));
        });
    }

    private String number() {
        return HexFormat.of().formatHex(tools.chance().bytes(NUMBER_BYTES)).toUpperCase(Locale.ROOT);
    }

    private static String receipt(PersonRow person, Wish wish) {
        return "Receipt " + wish.number() + ": " + person.name() + " (" + person.email() + ") asked on "
                + day(wish.asked())
                + " to delete this account and all that is stored in it. It is deleted on " + day(wish.due())
                + ", unless it is kept before by signing in and saying so.";
    }

    private static String day(Instant at) {
        return at.toString().substring(0, "2026-11-21".length());
    }

    /** Keeps the account after all; not asked for is well. */
    public void withdraw(Actor actor) {
        tools.ledger().write(actor.home(), rows -> {
            if (wish(rows, actor.person()).isPresent()) {
                tools.note(rows, actor.person(), Happening.DELETION_WITHDRAWN, actor.visitor(), "");
            }
            drop(rows, actor.person());
            return actor;
        });
    }

    /** A jump of the clock must not end two weeks in a moment. */
    @Override
    public boolean goesByAge() {
        return true;
    }

    /** Goes on with those of a home whose two weeks are over. */
    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        Instant now = tools.clock().now();
        List<PersonId> due = tools.ledger().read(home, rows -> rows.documents().documents(TOPIC, "", ALL).stream()
                .filter(row -> !read(row.body()).due().isAfter(now))
                .map(row -> new PersonId(row.id()))
                .toList());
        for (PersonId person : due) {
            if (keepOut(home, person)) {
                departing.depart(new Resident(home, person), budget.rows());
            }
        }
        return List.of();
    }

    /** From now on nobody comes in as them. Not if meanwhile they came to be needed: then it waits until they are not. */
    private boolean keepOut(HomeId home, PersonId id) {
        return tools.changeRights(home, rows -> {
            Optional<PersonRow> person = rows.person(id);
            if (person.isEmpty()) {
                rows.documents().dropDocument(TOPIC, id.text());
                return false;
            }
            if (isLastOwner(rows, person.get())) {
                return false;
            }
            Instant since =
                    person.get().rights().disabledAt().orElse(tools.clock().now());
            rows.putPerson(person.get().with(person.get().rights().disabled(Optional.of(since))));
            tools.desk().sessions().close(rows, id, session -> true);
            return true;
        });
    }

    private void refuseIfNeeded(HomeTransaction rows, PersonRow person, boolean lastAdministrator) {
        if (isLastOwner(rows, person)) {
            throw tools.objections()
                    .field("role", "Others live in this home. Make one of them an owner first, or remove them.");
        }
        if (lastAdministrator) {
            throw tools.objections()
                    .field("administrator", "You run this server. Make somebody else its administrator first.");
        }
    }

    /** Whether others live there whom nobody could let in or help any more. */
    private static boolean isLastOwner(HomeTransaction rows, PersonRow person) {
        List<PersonRow> others = rows.persons().stream()
                .filter(row -> !row.id().equals(person.id())
                        && row.rights().disabledAt().isEmpty())
                .toList();
        return person.isOwner() && !others.isEmpty() && others.stream().noneMatch(PersonRow::isOwner);
    }

    /** Whether others have homes here and nobody else runs the server. */
    private boolean isLastAdministrator(Actor actor) {
        boolean is = tools.ledger()
                .read(actor.home(), rows -> person(rows, actor.person()))
                .rights()
                .administrator();
        if (!is) {
            return false;
        }
        List<Resident> everybody = tools.ledger().administer(directory -> directory.homes()).stream()
                .flatMap(home -> tools.ledger().read(home, rows -> rows.persons()).stream()
                        .filter(row -> row.rights().disabledAt().isEmpty())
                        .map(row -> new Resident(home, row.id())))
                .filter(resident -> !resident.equals(actor.resident()))
                .toList();
        return !everybody.isEmpty() && everybody.stream().noneMatch(this::isAdministrator);
    }

    private boolean isAdministrator(Resident resident) {
        return tools.ledger()
                .read(resident.home(), rows -> rows.person(resident.person()))
                .filter(row -> row.rights().administrator())
                .isPresent();
    }

    private PersonRow person(HomeTransaction rows, PersonId id) {
        return rows.person(id).orElseThrow(() -> tools.objections().notFound("person"));
    }

    private static Optional<Wish> wish(HomeTransaction rows, PersonId person) {
        return rows.documents().document(TOPIC, person.text()).map(Deletion::read);
    }

    private static Wish read(String body) {
        return CODEC.decode(body.getBytes(UTF_8));
    }

    private static void drop(HomeTransaction rows, PersonId person) {
        rows.documents().dropDocument(TOPIC, person.text());
        Particulars.of(rows, person).deleted(Optional.empty()).put(rows, person);
    }

    /** What rests of a wish goes with its person. */
    static void forget(HomeTransaction rows, PersonId person) {
        rows.documents().dropDocument(TOPIC, person.text());
    }
}
