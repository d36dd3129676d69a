package limpid.server.home;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.server.admin.Recount;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.AuditEntry;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.server.upkeep.Budget;
import limpid.server.upkeep.Upkeep;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Role;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private static final Actor OPERATOR = Actor.operator();

    private final Rig rig = new Rig();
    private final Resident ann = rig.owner;
    private final Resident bea =
            rig.library.registry().addPerson(ann.home(), "Bea", "bea@example.org", "", Role.MEMBER);
    private final CollectionId beasFiles = new CollectionId("files-" + bea.person());
    private final Audit audit = new Audit(rig.hooked, rig.clock, rig.chance);
    private final Members members = new Members(rig.hooked, rig.library.hints(), audit, rig.clock);
    private final List<PersonId> farewells = new ArrayList<>();
    private final Departures departures = new Departures(
            rig.hooked, rig.library.hints(), audit, rig.clock, List.of((_, person) -> farewells.add(person)));
    private final Upkeep upkeep =
            new Upkeep(rig.hooked, rig.blobs, rig.clock, rig.library.hints(), List.of(departures));
    private final String secret = join();
    private int keys;

    private String join() {
        String code = rig.library.registry().mintJoinCode(bea);
        JoinReply reply = rig.library.registry().join(new JoinRequest(code, "bea's laptop", "Linux", "0.1.0"));
        return reply.secret();
    }

    private void put(Caller caller, Operation... operations) {
        CommitReply reply = rig.library.commit(
                caller, beasFiles, "d-" + ++keys, new Commit(List.of(operations), Optional.empty(), Map.of()));
        assertThat(reply).isInstanceOf(CommitReply.Committed.class);
    }

    private void fill(int folders) {
        Caller caller = rig.library.registry().authenticate(secret);
        for (int i = 0; i < folders; i += 100) {
            List<Operation> batch = new ArrayList<>();
            for (int j = 0; j < 100; j++) {
                batch.add(folder(rig.id(), 0, ROOT, "f" + i + "-" + j));
            }
            put(caller, batch.toArray(Operation[]::new));
        }
        ItemId film = rig.id();
        ItemId song = rig.id();
        put(
                caller,
                file(film, 0, ROOT, "film", rig.sent(caller, 900)),
                file(song, 0, ROOT, "song", rig.sent(caller, 50)));
        put(caller, file(film, 1, ROOT, "film", rig.sent(caller, 800)), delete(song, 1));
        rig.library.reserve(caller, 77);
    }

    private <T> List<T> rows(Function<HomeTransaction, List<T>> work) {
        return rig.ledger.read(ann.home(), work);
    }

    @AfterEach
    void sumsAreExact() {
        assertThat(new Recount(rig.ledger, rig.clock).look(ann.home())).isEmpty();
    }

    @Test
    void keepsEverythingForThirtyDays() {
        fill(100);
        members.remove(ann.home(), bea.person(), ann.person(), OPERATOR);
        rig.clock.pass(Duration.ofDays(30).minusSeconds(1));
        departures.run(ann.home(), Budget.standard());
        Member back = members.takeBack(ann.home(), bea.person(), OPERATOR);
        assertThat(back.usedBytes()).isEqualTo(800);
        assertThat(back.row().rights().disabledAt()).isEmpty();
        assertThat(rig.library.registry().authenticate(secret).person()).isEqualTo(bea.person());
    }

    @Test
    void thenLetsEverythingGoAPieceAtATimeAndSumsAddUpAtEachStep() {
        fill(1500);
        new Sorter(rig.hooked, new Census(rig.hooked, rig.clock), rig.clock).heap(bea, Clutter.BIG_FILES, 9);
        assertThat(rows(rows -> rows.documents().documents("inventory", "", 9))).hasSize(1);
        members.remove(ann.home(), bea.person(), ann.person(), OPERATOR);
        rig.clock.pass(Duration.ofDays(30));
        int rounds = 0;
        while (rows(HomeTransaction::persons).size() == 2) {
            departures.run(ann.home(), new Budget(500, 0));
            sumsAreExact();
            assertThat(++rounds).isLessThan(20);
        }
        assertThat(rounds).isGreaterThan(2);
        assertThat(rows(HomeTransaction::collections)).hasSize(1);
        assertThat(rows(HomeTransaction::devices)).hasSize(2);
        assertThat(rows(rows -> rows.items().versionsAfter(beasFiles, ROOT, 0, 9)))
                .isEmpty();
        assertThat(rig.library.registry().space(ann.home()).usedBytes()).isZero();
        assertThat(rig.library.registry().space(ann.home()).reservedBytes()).isZero();
        assertThat(rig.library.registry().resident("bea@example.org")).isEmpty();
        assertThat(farewells).containsExactly(bea.person());
        assertThat(rows(rows -> rows.documents().documents("removal", "", 9))).isEmpty();
        assertThat(rows(rows -> rows.documents().documents("inventory", "", 9))).isEmpty();
        assertThat(reasonOf(() -> rig.library.registry().authenticate(secret)).code())
                .isEqualTo(ReasonCode.NOT_SIGNED_IN);
        AuditEntry noted = audit.list(ann.home(), "", 1).getFirst();
        assertThat(noted.sentence()).isEqualTo("The server deleted the account of Bea.");
    }

    @Test
    void sparesAnAddressThatIsSomebodyElsesByNow() {
        members.remove(ann.home(), bea.person(), ann.person(), OPERATOR);
        rig.ledger.administer(directory -> {
            directory.putResident("bea@example.org", ann);
            return directory;
        });
        rig.clock.pass(Duration.ofDays(31));
        departures.run(ann.home(), Budget.standard());
        assertThat(rig.library.registry().resident("bea@example.org")).contains(ann);
    }

    @Test
    void letsNobodyGoForAJumpOfTheClock() {
        members.remove(ann.home(), bea.person(), ann.person(), OPERATOR);
        rig.clock.jump(Duration.ofDays(40));
        upkeep.round(Budget.standard());
        assertThat(rows(HomeTransaction::persons)).hasSize(2);
        rig.clock.pass(Duration.ofDays(2));
        upkeep.round(Budget.standard());
        assertThat(rows(HomeTransaction::persons)).hasSize(1);
    }

    @Test
    void isDoneOnceAndWellTwice() {
        members.remove(ann.home(), bea.person(), ann.person(), OPERATOR);
        assertThat(departures.depart(bea, 10)).isTrue();
        assertThat(departures.depart(bea, 10)).isTrue();
    }
}
