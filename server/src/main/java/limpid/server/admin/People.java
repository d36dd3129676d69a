package limpid.server.admin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import limpid.core.id.HomeId;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.library.commit.Access;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.MalformedException;

/** All people of a server, for whoever runs it. Safe for all threads. */
public final class People {
    /** As many as one asks for. */
    public static final int PAGE_MAX = 200;

    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;
    private final Directory directory;
    private final Consequence consequence;
    /** Held while it is looked whether somebody else runs the server: of two who leave at once one is told to stay. */
    private final Semaphore administration = new Semaphore(1, true);

    /** Of which nobody else hears when somebody is kept out. */
    public People(Ledger ledger, Audit audit, Clock clock) {
        this(ledger, audit, clock, Consequence.NONE);
    }

    public People(Ledger ledger, Audit audit, Clock clock, Consequence consequence) {
        this.consequence = consequence;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.directory = new Directory(ledger);
    }

    /**
     * One person.
     *
     * @param homeName of their home
     * @param devices that are signed in
     * @param usedBytes of their collections
     * @param lastSeenAt the last contact of any of their devices
     */
    public record PersonLine(
            HomeId home, String homeName, PersonRow row, int devices, long usedBytes, Optional<Instant> lastSeenAt) {}

    /**
     * Some people, by home and id.
     *
     * @param next what to ask the rest with; empty if there is none
     */
    public record PeoplePage(List<PersonLine> people, Optional<String> next) {}

    /** People whose name or address has {@code text} in it; all for an empty one. A whole address is found at once. */
    public PeoplePage search(String text, String after, int limit) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        Optional<Resident> known =
                wanted.contains("@") ? ledger.administer(rows -> rows.resident(wanted)) : Optional.empty();
        if (known.isPresent()) {
            return new PeoplePage(List.of(person(known.get())), Optional.empty());
        }
        Directory.Page<PersonLine> page = directory.page(
                after,
                Math.clamp(limit, 1, PAGE_MAX),
                (home, rows) -> lines(rows, wanted),
                line -> line.home() + "/" + line.row().id());
        return new PeoplePage(page.rows(), page.next());
    }

    private static List<PersonLine> lines(HomeTransaction rows, String wanted) {
        return rows.persons().stream()
                .filter(person -> wanted.isEmpty() || matches(person, wanted))
                .sorted(Comparator.comparing(person -> person.id().text()))
                .map(person -> line(rows, person))
                .toList();
    }

    static boolean matches(PersonRow person, String wanted) {
        return person.name().toLowerCase(Locale.ROOT).contains(wanted)
                || person.email().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** One person. Fails with: NOT_FOUND. */
    public PersonLine person(Resident resident) {
        return ledger.read(resident.home(), rows -> line(rows, row(rows, resident)));
    }

    private static PersonLine line(HomeTransaction rows, PersonRow person) {
        List<DeviceRow> devices = rows.devices().stream()
                .filter(device -> device.person().equals(person.id())
                        && device.revokedAt().isEmpty())
                .toList();
        long used = rows.collections().stream()
                .filter(row -> row.owner().equals(person.id()))
                .mapToLong(CollectionRow::bytes)
                .sum();
        String homeName = rows.homeRow().map(row -> row.name()).orElse("");
        Optional<Instant> lastSeen = devices.stream().map(DeviceRow::seenAt).max(Comparator.naturalOrder());
        return new PersonLine(rows.home(), homeName, person, devices.size(), used, lastSeen);
    }

    private PersonRow row(HomeTransaction rows, Resident resident) {
        return rows.person(resident.person())
                .orElseThrow(() -> Access.notFound(
                        Scope.PERSON, "person", resident.person().text(), clock.now()));
    }

    /**
     * Keeps somebody out, with all their devices, or lets them in again; nothing of theirs is removed. As it was already is
     * well. Fails with: NOT_FOUND, REQUEST_MALFORMED by
     * {@link MalformedException} (it is whoever asks, or the last who runs the server).
     *
     * @param reason for the record, in words; may be empty
     */
    public void disable(Resident resident, boolean disabled, String reason, Actor by) {
        administration.acquireUninterruptibly();
        try {
            if (disabled) {
                refuseSelf(resident, by);
                refuseLast(resident);
            }
            Optional<Instant> since = disabled ? Optional.of(clock.now()) : Optional.empty();
            Act act = disabled ? Act.PERSON_DISABLED : Act.PERSON_ENABLED;
            change(
                    resident,
                    by,
                    act,
                    reason,
                    row -> isSo(row, disabled) ? row : row.with(row.rights().disabled(since)));
        } finally {
            administration.release();
        }
    }

    private static boolean isSo(PersonRow row, boolean disabled) {
        return row.rights().disabledAt().isPresent() == disabled;
    }

    /**
     * Lets somebody run the server, or no longer. As it was already is well. Fails with: NOT_FOUND,
     * REQUEST_MALFORMED by {@link MalformedException} (nobody else would be left to run it).
     */
    public void administrator(Resident resident, boolean administrator, Actor by) {
        administration.acquireUninterruptibly();
        try {
            if (!administrator) {
                refuseLast(resident);
            }
            Act act = administrator ? Act.ADMINISTRATOR_MADE : Act.ADMINISTRATOR_DISMISSED;
            change(resident, by, act, "", row -> row.with(row.rights().administering(administrator)));
        } finally {
            administration.release();
        }
    }

    /** What else happens when somebody is kept out, or let in again; it lives where accounts are. */
    public interface Consequence {
        /** Nothing. */
        Consequence NONE = new Consequence() {
            @Override
            public void inside(HomeTransaction rows, PersonRow after, String reason, Actor by) {}

            @Override
            public void afterwards(HomeId home) {}
        };

        /** In the transaction that does it. */
        void inside(HomeTransaction rows, PersonRow after, String reason, Actor by);

        /** Once it is durable. */
        void afterwards(HomeId home);
    }

    private interface Edit {
        PersonRow of(PersonRow row);
    }

    /** What concerns somebody's rights stands in both records: in their home's, and in that of the server. */
    private void change(Resident resident, Actor by, Act act, String reason, Edit edit) {
        Optional<Note> done = ledger.write(resident.home(), rows -> {
            PersonRow before = row(rows, resident);
            PersonRow after = edit.of(before);
            if (after.equals(before)) {
                return Optional.<Note>empty();
            }
            Note note = Note.of(by, act, Party.person(resident.home(), before)).with("reason", reason);
            rows.putPerson(after);
            if (!after.rights().disabledAt().equals(before.rights().disabledAt())) {
                consequence.inside(rows, after, reason, by);
            }
            audit.note(rows.documents(), note);
            return Optional.of(note);
        });
        done.ifPresent(audit::note);
        consequence.afterwards(resident.home());
    }

    private static void refuseSelf(Resident resident, Actor by) {
        boolean isSelf = by.who().kind() == Party.Kind.PERSON
                && by.who().id().equals(resident.person().text())
                && by.who().home().equals(Optional.of(resident.home()));
        if (isSelf) {
            throw new MalformedException("disabled", "You cannot disable yourself; another administrator can.");
        }
    }

    private void refuseLast(Resident resident) {
        boolean isOne = person(resident).row().rights().administrator();
        if (isOne && administrators().stream().noneMatch(other -> !other.equals(resident))) {
            throw new MalformedException("administrator", "At least one administrator has to stay.");
        }
    }

    /** Those who run the server and are not disabled. */
    public List<Resident> administrators() {
        return directory.homes().stream()
                .flatMap(home -> ledger.read(home, HomeTransaction::persons).stream()
                        .filter(row -> row.rights().administrator()
                                && row.rights().disabledAt().isEmpty())
                        .map(row -> new Resident(home, row.id())))
                .toList();
    }
}
