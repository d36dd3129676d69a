package limpid.server.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.library.HintFeed;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Allowance;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.PersonRow.Share;
import limpid.wire.message.Hint;
import limpid.wire.message.MalformedException;

/**
 * Who lives in a home: their roles, their shares of the plan, and how they leave. Who may ask for what is the caller's
 * business. Safe for all threads.
 */
public final class Members {
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final List<Hint> SPACE = List.of(new Hint(Hint.Kind.SPACE, "", 0));
    private static final List<Hint> DEVICE_AND_SPACE =
            List.of(new Hint(Hint.Kind.DEVICE, "", 0), new Hint(Hint.Kind.SPACE, "", 0));

    private final Ledger ledger;
    private final HintFeed hints;
    private final Audit audit;
    private final Clock clock;

    public Members(Ledger ledger, HintFeed hints, Audit audit, Clock clock) {
        this.ledger = ledger;
        this.hints = hints;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A home and all who live there, those first who came first.
     *
     * @param row how full it is
     */
    public record Household(HomeRow row, List<Member> members) {}

    /** A home and all who live there. Fails with: NOT_FOUND. */
    public Household of(HomeId home) {
        return ledger.read(
                home,
                rows -> new Household(
                        Access.home(rows, clock.now()),
                        rows.persons().stream()
                                .sorted(Comparator.comparing(PersonRow::createdAt)
                                        .thenComparing(PersonRow::id))
                                .map(row -> Member.of(rows, row))
                                .toList()));
    }

    /** Gives a home another name. Fails with: NOT_FOUND, REQUEST_MALFORMED by {@link MalformedException}. */
    public void rename(HomeId home, String name, Actor by) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > NAME_CHARACTERS_MAX
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException("name", "A name has 1 to " + NAME_CHARACTERS_MAX + " characters.");
        }
        ledger.write(home, rows -> {
            HomeRow row = Access.home(rows, clock.now());
            rows.putHome(row.called(stripped));
            audit.note(
                    rows.documents(),
                    Note.of(by, Act.HOME_RENAMED, Party.home(home, row.name())).with("name", stripped));
            return row;
        });
    }

    /**
     * Gives a member another role or share. Fails with: NOT_FOUND, REQUEST_MALFORMED by {@link MalformedException} (no owner
     * would be left, or the home cannot promise that much).
     */
    public Member change(HomeId home, PersonId member, MemberChange change, Actor by) {
        return write(home, SPACE, rows -> {
            PersonRow row = person(rows, member);
            PersonRow changed = change.applied(row);
            MemberChange.check(Access.home(rows, clock.now()), changed, Allowance.stakes(rows));
            put(rows, changed);
            audit.note(rows.documents(), changed(home, row, changed, by));
            return Member.of(rows, changed);
        });
    }

    private static Note changed(HomeId home, PersonRow row, PersonRow changed, Actor by) {
        return Note.of(by, Act.MEMBER_CHANGED, Party.person(home, row))
                .with("fromRole", row.rights().role().text())
                .with("role", changed.rights().role().text())
                .with("floorBytes", changed.share().floorBytes())
                .with(
                        "capBytes",
                        changed.share().capBytes().map(String::valueOf).orElse("none"));
    }

    /** Where nobody has a share of their own, commits need not look at persons: so the home says whether anybody has. */
    private static void put(HomeTransaction rows, PersonRow changed) {
        rows.putPerson(changed);
        boolean any = rows.persons().stream().anyMatch(row -> !row.share().equals(Share.WHOLE));
        rows.homeRow().filter(home -> home.bounded() != any).ifPresent(home -> rows.putHome(home.bounded(any)));
    }

    /**
     * Keeps a member out from now on, with all their devices; after thirty days what they had goes. Again changes nothing.
     * Fails with: NOT_FOUND, REQUEST_MALFORMED by {@link MalformedException} (it is whoever asks, the last owner, or who runs
     * the server).
     */
    public Member remove(HomeId home, PersonId member, PersonId asker, Actor by) {
        return write(home, DEVICE_AND_SPACE, rows -> {
            PersonRow row = person(rows, member);
            if (Removal.of(rows.documents(), member).isEmpty()) {
                PersonRow kept = row.with(row.rights().disabled(Optional.of(clock.now())));
                checkMayGo(row, asker);
                MemberChange.checkOwnerStays(kept, Allowance.stakes(rows));
                removal(row, asker).put(rows.documents());
                rows.putPerson(kept);
                rows.sessions().stream()
                        .filter(session -> session.person().equals(member))
                        .forEach(session -> rows.dropSession(session.secretHash()));
                audit.note(rows.documents(), Note.of(by, Act.MEMBER_REMOVED, Party.person(home, row)));
            }
            return Member.of(rows, person(rows, member));
        });
    }

    private Removal removal(PersonRow row, PersonId asker) {
        Instant now = clock.now();
        return new Removal(
                row.id(), now, asker, now.plus(Removal.GRACE), row.rights().disabledAt());
    }

    private static void checkMayGo(PersonRow row, PersonId asker) {
        if (row.id().equals(asker)) {
            throw new MalformedException("member", "You leave by deleting your account, under Security.");
        }
        if (row.rights().administrator()) {
            throw new MalformedException(
                    "member", row.name() + " runs the server. Take the administration from them first.");
        }
    }

    /**
     * Lets somebody who was removed in again; who was not is well. Fails with: NOT_FOUND, REQUEST_MALFORMED by
     * {@link MalformedException} (the thirty days are over).
     */
    public Member takeBack(HomeId home, PersonId member, Actor by) {
        return write(home, DEVICE_AND_SPACE, rows -> {
            PersonRow row = person(rows, member);
            Removal.of(rows.documents(), member).ifPresent(removal -> {
                if (removal.isDue(clock.now())) {
                    throw new MalformedException(
                            "member", "The thirty days are over: what " + row.name() + " had is being deleted.");
                }
                rows.putPerson(row.with(row.rights().disabled(removal.disabledBefore())));
                removal.drop(rows.documents());
                audit.note(rows.documents(), Note.of(by, Act.MEMBER_TAKEN_BACK, Party.person(home, row)));
            });
            return Member.of(rows, person(rows, member));
        });
    }

    private <T> T write(HomeId home, List<Hint> told, Function<HomeTransaction, T> work) {
        T done = ledger.write(home, rows -> {
            T result = work.apply(rows);
            Outbox.add(rows, told);
            return result;
        });
        hints.tell(home, told);
        return done;
    }

    private PersonRow person(HomeTransaction rows, PersonId id) {
        return rows.person(id).orElseThrow(() -> Access.notFound(Scope.PERSON, "person", id.text(), clock.now()));
    }
}
