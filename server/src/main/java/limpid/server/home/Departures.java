package limpid.server.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import limpid.core.change.Digest;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.host.time.Clock;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.library.Grants;
import limpid.server.library.HintFeed;
import limpid.server.library.commit.Outbox;
import limpid.server.upkeep.Budget;
import limpid.server.upkeep.Chore;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.Dropped;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.Hint;

/**
 * Lets somebody go for good: what they stored, their devices, their browsers, their address, and at last themselves. A piece
 * at a time, and every piece leaves sums that add up, so that a break at any point loses nothing but time. Safe for all
 * threads.
 */
public final class Departures implements Chore {
    private static final int PAGE = 500;
    private static final List<Hint> SPACE = List.of(new Hint(Hint.Kind.SPACE, "", 0));

    private final Ledger ledger;
    private final HintFeed hints;
    private final Audit audit;
    private final Clock clock;
    private final List<BiConsumer<HomeTransaction, PersonId>> farewells;

    /** {@code farewells} remove, in the last transaction, what other rooms keep of a person under names of their own. */
    public Departures(
            Ledger ledger,
            HintFeed hints,
            Audit audit,
            Clock clock,
            List<BiConsumer<HomeTransaction, PersonId>> farewells) {
        this.ledger = ledger;
        this.hints = hints;
        this.audit = audit;
        this.clock = clock;
        this.farewells = List.copyOf(farewells);
    }

    /** A jump of the clock must not end thirty days in a moment. */
    @Override
    public boolean goesByAge() {
        return true;
    }

    /** Goes on with those of a home whose thirty days are over. */
    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        Instant now = clock.now();
        ledger.read(home, rows -> Removal.all(rows.documents())).stream()
                .filter(removal -> removal.isDue(now))
                .forEach(removal -> depart(new Resident(home, removal.person()), budget.rows()));
        return List.of();
    }

    /**
     * Goes on letting somebody go, for about so many rows; returns whether nothing of them is left. Whoever calls this has
     * made sure that they are kept out, and that they or an owner want it.
     */
    public boolean depart(Resident who, int rowsMax) {
        for (int rows = 0; rows < rowsMax; ) {
            int gone = ledger.write(who.home(), home -> dropPage(home, who.person()));
            if (gone == 0) {
                leave(who);
                return true;
            }
            rows += gone;
        }
        return false;
    }

    /** Takes a page out of one of their collections, or an empty one with its row; returns how many rows went. */
    private static int dropPage(HomeTransaction rows, PersonId person) {
        Optional<CollectionRow> next = rows.collections().stream()
                .filter(row -> row.owner().equals(person))
                .findFirst();
        if (next.isEmpty()) {
            return 0;
        }
        Dropped gone = rows.items().dropSome(next.get().id(), PAGE);
        if (gone.rows() == 0) {
            rows.dropCollection(next.get().id());
            Census.forget(rows, next.get().id());
            return 1;
        }
        CollectionRow after = without(next.get(), gone.items());
        rows.putCollection(after);
        long kept = gone.versions().stream()
                .mapToLong(old -> old.item().content().map(Content::size).orElse(0L))
                .sum();
        HomeRow home = rows.homeRow().orElseThrow();
        long freed = next.get().bytes() - after.bytes();
        rows.putHome(home.using(home.usedBytes() - freed).keeping(home.keptBytes() - kept));
        return gone.rows();
    }

    private static CollectionRow without(CollectionRow row, List<Item> gone) {
        Digest digest = row.digest();
        long items = row.items();
        long bytes = row.bytes();
        for (Item item : gone) {
            if (!item.deleted()) {
                digest = digest.minus(item);
                items--;
                bytes -= item.size();
            }
        }
        return new CollectionRow(
                row.id(), row.kind(), row.owner(), row.epoch(), row.headSeq(), row.tombFloor(), digest, items, bytes);
    }

    /** The address first: whoever breaks off here finds the person, and so the address, again. */
    private void leave(Resident who) {
        Optional<PersonRow> person = ledger.read(who.home(), rows -> rows.person(who.person()));
        person.ifPresent(row -> ledger.administer(directory -> {
            if (directory.resident(row.email()).equals(Optional.of(who))) {
                directory.dropResident(row.email());
            }
            return row;
        }));
        ledger.write(who.home(), rows -> {
            dropPerson(rows, who.person());
            person.ifPresent(row -> audit.note(rows.documents(), note(who.home(), row)));
            Outbox.add(rows, SPACE);
            return who;
        });
        hints.tell(who.home(), SPACE);
    }

    private void dropPerson(HomeTransaction rows, PersonId person) {
        Grants.giveBack(
                rows,
                rows.grantsExpiring(Instant.MAX).stream()
                        .filter(grant -> grant.person().equals(person))
                        .toList());
        rows.devices().stream().filter(device -> device.person().equals(person)).forEach(device -> {
            rows.documents().dropAbout(device.id().text());
            rows.dropDevice(device.id());
        });
        rows.sessions().stream()
                .filter(session -> session.person().equals(person))
                .forEach(session -> rows.dropSession(session.secretHash()));
        farewells.forEach(farewell -> farewell.accept(rows, person));
        // Their removal, too: nearly all rooms name records about somebody in one way.
        rows.documents().dropAbout(person.text());
        rows.dropPerson(person);
    }

    private static Note note(HomeId home, PersonRow person) {
        return Note.of(new Actor(Party.server(), ""), Act.ACCOUNT_DELETED, Party.person(home, person))
                .with("createdAt", person.createdAt());
    }
}
