package limpid.server.library;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.PersonRow.Share;
import limpid.store.ledger.Role;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.CommitReply.Committed;
import limpid.wire.message.CommitReply.Refused;
import limpid.wire.message.Grant;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home whose people share one plan, each with a floor, a cap, both or neither. */
class SharesTest {
    private static final ItemId ROOT = ItemId.ROOT;

    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;
    private final Caller bea = join("Bea", Role.MEMBER);
    private int keys;

    private Caller join(String name, Role role) {
        Registry registry = rig.library.registry();
        Resident resident = registry.addPerson(ann.home(), name, name + "@example.org", "", role);
        JoinReply reply =
                registry.join(new JoinRequest(registry.mintJoinCode(resident), name + "'s laptop", "Linux", "0.1.0"));
        return registry.authenticate(reply.secret());
    }

    private void plan(long bytes) {
        rig.library.registry().setPlan(ann.home(), bytes);
    }

    private void share(Caller caller, long floor, Optional<Long> cap) {
        rig.ledger.write(ann.home(), rows -> {
            PersonRow row = rows.person(caller.person()).orElseThrow();
            rows.putPerson(row.with(new Share(floor, cap)));
            rows.putHome(rows.homeRow().orElseThrow().bounded(true));
            return row;
        });
    }

    private CommitReply put(Caller caller, Optional<String> grant, Operation... operations) {
        CollectionId files = rig.library.collections(caller).getFirst().id();
        return rig.library.commit(caller, files, "s-" + ++keys, new Commit(List.of(operations), grant, Map.of()));
    }

    private CommitReply put(Caller caller, Operation... operations) {
        return put(caller, Optional.empty(), operations);
    }

    private Reason refusal(Caller caller, Operation... operations) {
        return ((Refused) put(caller, operations)).reason();
    }

    @Test
    void refusesWhatPassesACapAndSaysThatItIsTheCap() {
        plan(1000);
        share(bea, 0, Optional.of(300L));
        put(bea, file(rig.id(), 0, ROOT, "a", rig.sent(bea, 100)));
        rig.library.reserve(bea, 50);
        Reason reason = refusal(bea, file(rig.id(), 0, ROOT, "b", rig.sent(bea, 200)));
        assertThat(reason.code()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(reason.observed("bound")).contains("cap");
        assertThat(reason.observed("cap-bytes")).contains("300");
        assertThat(reason.observed("own-bytes")).contains("150");
        assertThat(reason.observed("free-bytes")).contains("150");
        assertThat(reason.observed("short-bytes")).contains("50");
        assertThat(reasonOf(() -> rig.library.reserve(bea, 151)).observed("bound"))
                .contains("cap");
        assertThat(rig.library.state(bea).space().freeBytes()).isEqualTo(150);
        assertThat(rig.library.state(ann).space().freeBytes()).isEqualTo(850);
        assertThat(rig.library.reserve(bea, 150).bytes()).isEqualTo(150);
        assertThat(rig.library.reserve(ann, 700).bytes()).isEqualTo(700);
    }

    @Test
    void keepsFreeForOthersWhatTheirFloorsPromiseAndNamesThem() {
        plan(1000);
        share(bea, 400, Optional.empty());
        Reason reason = reasonOf(() -> rig.library.reserve(ann, 700));
        assertThat(reason.observed("bound")).contains("floors");
        assertThat(reason.observed("floors-bytes")).contains("400");
        assertThat(reason.observed("kept-for")).contains("Bea");
        assertThat(reason.observed("free-bytes")).contains("600");
        assertThat(reason.observed("short-bytes")).contains("100");
        rig.library.reserve(bea, 300);
        assertThat(rig.library.reserve(ann, 600).bytes()).isEqualTo(600);
        assertThat(rig.library.reserve(bea, 100).bytes()).isEqualTo(100);
    }

    @Test
    void namesNobodyToAChild() {
        plan(1000);
        share(bea, 400, Optional.empty());
        Caller cid = join("Cid", Role.CHILD);
        Reason reason = reasonOf(() -> rig.library.reserve(cid, 700));
        assertThat(reason.observed("bound")).contains("floors");
        assertThat(reason.observed("kept-for")).isEmpty();
    }

    @Test
    void saysThatItIsThePlanWhereNoFloorWouldHelp() {
        plan(1000);
        share(bea, 400, Optional.empty());
        Reason reason = reasonOf(() -> rig.library.reserve(ann, 1001));
        assertThat(reason.observed("bound")).contains("plan");
        assertThat(reason.observed("short-bytes")).contains("401");
    }

    @Test
    void keepsNothingForAnAccountThatIsSwitchedOff() {
        plan(1000);
        share(bea, 400, Optional.empty());
        rig.ledger.write(ann.home(), rows -> {
            PersonRow row = rows.person(bea.person()).orElseThrow();
            rows.putPerson(row.with(row.rights().disabled(Optional.of(rig.clock.now()))));
            return row;
        });
        assertThat(rig.library.reserve(ann, 1000).bytes()).isEqualTo(1000);
    }

    @Test
    void letsPassAtTheCapWhateverMakesThingsSmaller() {
        ItemId big = rig.id();
        ItemId folder = rig.id();
        Content content = rig.sent(bea, 900);
        put(bea, file(big, 0, ROOT, "big", content));
        share(bea, 0, Optional.of(10L));
        assertThat(put(bea, folder(folder, 0, ROOT, "folder"))).isInstanceOf(Committed.class);
        assertThat(put(bea, file(big, 1, folder, "moved", content))).isInstanceOf(Committed.class);
        assertThat(put(bea, file(big, 2, folder, "moved", rig.sent(bea, 800)))).isInstanceOf(Committed.class);
        assertThat(put(bea, delete(big, 3))).isInstanceOf(Committed.class);
    }

    @Test
    void refusesToBringBackWhatIsTooMuchForTheCap() {
        ItemId big = rig.id();
        put(bea, file(big, 0, ROOT, "big", rig.sent(bea, 900)));
        put(bea, delete(big, 1));
        share(bea, 0, Optional.of(899L));
        CollectionId files = rig.library.collections(bea).getFirst().id();
        Reason reason = reasonOf(
                () -> rig.library.history().restore(bea, files, big, limpid.wire.message.RestoreOrder.Extent.TOGETHER));
        assertThat(reason.observed("bound")).contains("cap");
        assertThat(reason.observed("short-bytes")).contains("1");
    }

    /** What the home ought to be, kept in three numbers per person. */
    private static final class Mind {
        final Caller caller;
        long floor;
        long cap = Long.MAX_VALUE;
        long stored;
        long granted;

        Mind(Caller caller) {
            this.caller = caller;
        }

        long taken() {
            return stored + granted;
        }

        long kept() {
            return Math.max(0, floor - taken());
        }
    }

    private static final long PLAN = 20_000;

    /** Whatever people do and however shares change, exactly what the rule allows passes, and each floor is honoured. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void allowsExactlyWhatTheRuleSays(long seed) {
        plan(PLAN);
        Random random = new Random(seed);
        List<Mind> minds = List.of(
                new Mind(ann), new Mind(bea), new Mind(join("Cid", Role.CHILD)), new Mind(join("Dan", Role.MEMBER)));
        List<Held> held = new ArrayList<>();
        List<Grant> grants = new ArrayList<>();
        int refusals = 0;
        for (int step = 0; step < 150; step++) {
            Mind mind = minds.get(random.nextInt(minds.size()));
            switch (random.nextInt(6)) {
                case 0 -> refusals += store(mind, minds, held, 1 + random.nextInt(6000));
                case 1, 2 -> refusals += reserve(mind, minds, grants, 1 + random.nextInt(6000));
                case 3 -> remove(minds, held, random);
                case 4 -> release(minds, grants, random);
                default -> reshare(mind, minds, random);
            }
            assertThat(rig.library.registry().space(ann.home()).usedBytes())
                    .isEqualTo(minds.stream().mapToLong(each -> each.stored).sum());
        }
        assertThat(refusals).as("refusals met").isPositive();
        for (Mind mind : minds) {
            long promised = Math.min(mind.kept(), mind.cap - mind.taken());
            assertThat(promised <= 0 || reserve(mind, minds, grants, promised) == 0)
                    .as("the floor of " + mind.caller.person())
                    .isTrue();
        }
    }

    private record Held(Mind mind, Item item) {}

    private static long free(Mind mind, List<Mind> all) {
        long taken = all.stream().mapToLong(Mind::taken).sum();
        long kept =
                all.stream().filter(each -> each != mind).mapToLong(Mind::kept).sum();
        return Math.min(mind.cap - mind.taken(), PLAN - taken - kept);
    }

    private int store(Mind mind, List<Mind> all, List<Held> held, int bytes) {
        CommitReply reply = put(mind.caller, file(rig.id(), 0, ROOT, "f" + keys, rig.sent(mind.caller, bytes)));
        boolean fits = bytes <= free(mind, all);
        assertThat(reply).isInstanceOf(fits ? Committed.class : Refused.class);
        if (reply instanceof Committed done) {
            mind.stored += bytes;
            held.add(new Held(mind, done.items().getFirst()));
        }
        return fits ? 0 : 1;
    }

    private int reserve(Mind mind, List<Mind> all, List<Grant> grants, long bytes) {
        boolean fits = bytes <= free(mind, all);
        try {
            grants.add(rig.library.reserve(mind.caller, bytes));
            assertThat(fits).isTrue();
            mind.granted += bytes;
            return 0;
        } catch (ReasonException refused) {
            assertThat(fits).as("needs %s, free %s", bytes, free(mind, all)).isFalse();
            return 1;
        }
    }

    private void remove(List<Mind> minds, List<Held> held, Random random) {
        if (!held.isEmpty()) {
            Held one = held.remove(random.nextInt(held.size()));
            put(one.mind().caller, delete(one.item().id(), one.item().version()));
            one.mind().stored -= one.item().size();
        }
        assertThat(minds).allMatch(mind -> mind.stored >= 0);
    }

    private void release(List<Mind> minds, List<Grant> grants, Random random) {
        if (grants.isEmpty()) {
            return;
        }
        Grant one = grants.remove(random.nextInt(grants.size()));
        GrantRow row = rig.ledger.read(ann.home(), rows -> rows.grant(one.id())).orElseThrow();
        Mind mind = minds.stream()
                .filter(each -> each.caller.person().equals(row.person()))
                .findFirst()
                .orElseThrow();
        rig.library.release(mind.caller, one.id());
        mind.granted -= one.bytes();
    }

    /** A new floor must be there to be given: it cannot promise what others have taken already. */
    private void reshare(Mind mind, List<Mind> minds, Random random) {
        long taken = minds.stream().mapToLong(Mind::taken).sum();
        long others = minds.stream()
                .filter(each -> each != mind)
                .mapToLong(Mind::kept)
                .sum();
        long most = Math.max(0, PLAN - taken - others) + mind.taken();
        mind.floor = random.nextBoolean() ? 0 : Math.min(most, random.nextInt(8000));
        mind.cap = random.nextBoolean() ? Long.MAX_VALUE : mind.floor + random.nextInt(8000);
        share(mind.caller, mind.floor, Optional.of(mind.cap).filter(cap -> cap < Long.MAX_VALUE));
    }
}
