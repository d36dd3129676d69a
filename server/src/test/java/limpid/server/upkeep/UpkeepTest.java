package limpid.server.upkeep;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeRow;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.Hint;
import limpid.wire.message.SpaceState;
import limpid.wire.message.StorageState;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;
    private final Upkeep upkeep = new Upkeep(rig.ledger, rig.blobs, rig.clock, rig.library.hints());
    private final ItemId film = rig.id();

    private List<Reason> days(int days) {
        List<Reason> found = new ArrayList<>();
        rig.clock.pass(Duration.ofDays(days));
        for (int round = 0; round < 4; round++) {
            rig.clock.pass(Duration.ofHours(1));
            found.addAll(upkeep.round(Budget.standard()));
        }
        return found;
    }

    private SpaceState space() {
        return rig.library.registry().space(ann.home());
    }

    private boolean isHeld(ChunkId id) {
        return rig.ledger.read(
                ann.home(), rows -> !rows.contents().chunks(List.of(id)).isEmpty());
    }

    private ChangesPage changes(Caller caller, Optional<ChangeToken> since) {
        return rig.library.changes(caller, Rig.FILES, since, 100);
    }

    @Test
    void givesBackGrantsThatRanOutAndSaysSo() {
        rig.library.reserve(ann, 500);
        List<Hint> heard = new ArrayList<>();
        rig.library.hints().subscribe(ann.home(), heard::add);
        days(2);
        assertThat(space().reservedBytes()).isZero();
        assertThat(heard).extracting(Hint::kind).containsExactly(Hint.Kind.SPACE);
    }

    @Test
    void keepsTheGrantOfADeviceThatSendsForDays() {
        var grant = rig.library.reserve(ann, 20_000);
        for (int day = 0; day < 6; day++) {
            rig.clock.pass(Duration.ofHours(13));
            rig.library.store(ann, List.of(frame(rig.bytes(9000 + day))));
            upkeep.round(Budget.standard());
        }
        assertThat(space().reservedBytes()).isEqualTo(20_000);
        rig.library.release(ann, grant.id());
    }

    @Test
    void keepsWhatLivesForEver() {
        List<byte[]> chunks = rig.longContent(3, 9000);
        chunks.forEach(chunk -> rig.library.store(ann, List.of(frame(chunk))));
        rig.done(ann, file(film, 0, ROOT, "film", Rig.named(chunks)));
        assertThat(days(800)).isEmpty();
        chunks.forEach(chunk -> assertThat(rig.library
                        .fetch(ann, List.of(ChunkId.of(chunk)))
                        .getFirst()
                        .bytes())
                .isEqualTo(chunk));
    }

    @Test
    void collectsWhatWasSentAndNeverUsed() {
        byte[] chunk = rig.bytes(9000);
        rig.library.store(ann, List.of(frame(chunk)));
        days(0);
        assertThat(isHeld(ChunkId.of(chunk))).isTrue();
        days(3);
        assertThat(isHeld(ChunkId.of(chunk))).isFalse();
        assertThat(rig.blobs.packs(ann.home())).isEmpty();
    }

    @Test
    void storesAChunkThatGoesWhileItIsSentAgain() {
        byte[] chunk = rig.bytes(9000);
        rig.library.store(ann, List.of(frame(chunk)));
        rig.clock.pass(Duration.ofDays(3));
        upkeep.round(Budget.standard());
        assertThat(isHeld(ChunkId.of(chunk))).isTrue();
        rig.hooked.beforeWrites(() -> upkeep.round(Budget.standard()));
        rig.library.store(ann, List.of(frame(chunk)));
        rig.hooked.beforeWrites(() -> {});
        assertThat(rig.library.fetch(ann, List.of(ChunkId.of(chunk))).getFirst().bytes())
                .isEqualTo(chunk);
        assertThat(rig.library.missing(ann, List.of(ChunkId.of(chunk)))).isEmpty();
    }

    @Test
    void keepsOldVersionsForThirtyDays() {
        Content first = rig.sent(ann, 9000);
        Content second = rig.sent(ann, 9001);
        rig.done(ann, file(film, 0, ROOT, "film", first));
        rig.done(ann, file(film, 1, ROOT, "film", second));
        days(29);
        assertThat(space()).isEqualTo(new SpaceState(Rig.PLAN, 9001, 0, 9000));
        assertThat(isHeld(first.id().chunk())).isTrue();
        days(3);
        assertThat(space()).isEqualTo(new SpaceState(Rig.PLAN, 9001, 0, 0));
        assertThat(isHeld(first.id().chunk())).isFalse();
        assertThat(isHeld(second.id().chunk())).isTrue();
    }

    @Test
    void letsTheOldestVersionsGoWhenThePlanIsFull() {
        ItemId other = rig.id();
        rig.done(ann, file(film, 0, ROOT, "film", rig.sent(ann, 6000)), file(other, 0, ROOT, "b", rig.sent(ann, 3000)));
        rig.done(ann, delete(film, 1));
        rig.clock.pass(Duration.ofMinutes(1));
        rig.done(ann, delete(other, 1));
        rig.library.registry().setPlan(ann.home(), 4000);
        days(1);
        assertThat(space()).isEqualTo(new SpaceState(4000, 0, 0, 3000));
        assertThat(rig.library.history().recentlyDeleted(ann, Rig.FILES, 10))
                .extracting(old -> old.item().id())
                .containsExactly(other);
    }

    @Test
    void dropsTombstonesOnlyWhenEveryDeviceHasPassedThem() {
        rig.done(ann, file(film, 0, ROOT, "film", rig.text("a")));
        ChangeToken bobs = changes(rig.bob, Optional.empty()).next();
        changes(rig.bob, Optional.of(bobs));
        rig.done(ann, delete(film, 1));
        ChangeToken anns = changes(ann, Optional.empty()).next();
        changes(ann, Optional.of(anns));
        days(200);
        ChangesPage late = changes(rig.bob, Optional.of(bobs));
        assertThat(late.items()).extracting(Item::deleted).containsExactly(true);
        changes(rig.bob, Optional.of(late.next()));
        days(1);
        assertThat(changes(rig.bob, Optional.of(bobs)).outcome()).isEqualTo(TokenOutcome.EXPIRED);
        assertThat(changes(rig.bob, Optional.of(late.next())).outcome()).isEqualTo(TokenOutcome.OK);
    }

    @Test
    void sendsADeviceThatWasAwayForMoreThanAYearToListEverything() {
        rig.done(ann, file(film, 0, ROOT, "film", rig.text("a")));
        ChangeToken bobs = changes(rig.bob, Optional.empty()).next();
        changes(rig.bob, Optional.of(bobs));
        rig.done(ann, delete(film, 1));
        days(401);
        assertThat(changes(rig.bob, Optional.of(bobs)).outcome()).isEqualTo(TokenOutcome.EXPIRED);
        assertThat(changes(rig.bob, Optional.empty()).outcome()).isEqualTo(TokenOutcome.OK);
    }

    @Test
    void doesNotWaitForADeviceThatWasSignedOut() {
        rig.done(ann, file(film, 0, ROOT, "film", rig.text("a")));
        ChangeToken bobs = changes(rig.bob, Optional.empty()).next();
        changes(rig.bob, Optional.of(bobs));
        rig.done(ann, delete(film, 1));
        rig.library.leave(rig.bob);
        days(91);
        assertThat(changes(ann, Optional.of(bobs)).outcome()).isEqualTo(TokenOutcome.EXPIRED);
    }

    @Test
    void forgetsAnswersAfterTwoWeeks() {
        Commit commit = new Commit(List.of(Rig.folder(film, 0, ROOT, "folder")), Optional.empty(), Map.of());
        assertThat(once(commit)).isInstanceOf(CommitReply.Committed.class);
        days(13);
        assertThat(once(commit)).isInstanceOf(CommitReply.Committed.class);
        days(2);
        assertThat(once(commit)).isInstanceOf(CommitReply.Refused.class);
    }

    private CommitReply once(Commit commit) {
        return rig.library.commit(ann, Rig.FILES, "once", commit);
    }

    @Test
    void quarantinesABadChunkAndNamesTheItemsThatItHits() {
        ItemId folder = rig.id();
        List<byte[]> chunks = rig.longContent(3, 9000);
        chunks.forEach(chunk -> rig.library.store(ann, List.of(frame(chunk))));
        rig.done(ann, Rig.folder(folder, 0, ROOT, "films"), file(film, 0, folder, "film", Rig.named(chunks)));
        ChunkId second = ChunkId.of(chunks.get(1));
        ChunkRow row = rig.ledger
                .read(
                        ann.home(),
                        rows -> List.copyOf(
                                rows.contents().chunks(List.of(second)).values()))
                .getFirst();
        rig.blobs.damage(ann.home(), new BlobPlace(row.pack(), row.offset(), row.length()));
        List<Hint.Kind> heard = new ArrayList<>();
        rig.library.hints().subscribe(ann.home(), hint -> heard.add(hint.kind()));
        List<Reason> found = upkeep.round(Budget.standard());
        assertThat(heard).containsExactly(Hint.Kind.DEVICE);
        assertThat(wanted(ann)).containsExactly(film);
        assertThat(wanted(rig.bob)).containsExactly(film);
        assertThat(found).extracting(Reason::code).containsExactly(ReasonCode.BLOB_CORRUPT);
        assertThat(found.getFirst().subject().name()).isEqualTo("films/film");
        assertThat(found.getFirst().observed("chunk-id")).contains(second.toString());
        assertThat(rig.library.missing(ann, List.of(second))).containsExactly(second);
        assertThat(days(1)).isEmpty();
        rig.library.store(rig.bob, List.of(frame(chunks.get(1))));
        assertThat(rig.library.fetch(ann, List.of(second)).getFirst().bytes()).isEqualTo(chunks.get(1));
        assertThat(wanted(ann)).isEmpty();
        assertThat(heard).containsExactly(Hint.Kind.DEVICE, Hint.Kind.DEVICE);
    }

    @Test
    void asksForAllThatWasLostSoonerOrLaterHoweverMuchItIs() {
        int files = StorageState.WANTED_MAX + 50;
        Set<ItemId> lost = new HashSet<>();
        for (int i = 0; i < files; i++) {
            ItemId id = rig.id();
            lost.add(id);
            rig.done(ann, file(id, 0, ROOT, "n" + i, rig.sent(ann, 8200 + i)));
        }
        rig.ledger.write(ann.home(), rows -> {
            List<ChunkRow> all = rows.contents().chunksAfter(new ChunkId(new Hash(0, 0, 0, 0)), files);
            rows.contents()
                    .putChunks(
                            all.stream().map(row -> row.in(State.QUARANTINED)).toList());
            return all;
        });
        Set<ItemId> asked = new HashSet<>();
        for (int times = 0; times < 100; times++) {
            assertThat(wanted(ann)).hasSize(StorageState.WANTED_MAX);
            asked.addAll(wanted(ann));
        }
        assertThat(asked).isEqualTo(lost);
    }

    private List<ItemId> wanted(Caller caller) {
        return rig.library.state(caller).storage().orElseThrow().wanted();
    }

    @Test
    void movesWhatIsWantedOutOfPacksThatAreMostlyDead() {
        List<ItemId> ids = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            contents.add(rig.sent(ann, 9000 + i));
            ids.add(rig.id());
            rig.done(ann, file(ids.get(i), 0, ROOT, "n" + i, contents.get(i)));
        }
        String pack = rig.blobs.packs(ann.home()).getFirst().pack();
        for (int i = 0; i < 6; i++) {
            rig.done(ann, delete(ids.get(i), 1));
        }
        days(31);
        days(1);
        assertThat(rig.blobs.packs(ann.home()))
                .extracting(state -> state.pack())
                .doesNotContain(pack);
        assertThat(rig.library.fetch(ann, List.of(contents.get(6).id().chunk())))
                .hasSize(1);
    }

    @Provokes({ReasonCode.DIVERGED, ReasonCode.QUOTA_MISCOMPUTED})
    @Test
    void correctsWrongSumsAndSaysSo() {
        rig.done(ann, file(film, 0, ROOT, "film", rig.text("abc")));
        upkeep.round(Budget.standard());
        rig.ledger.write(ann.home(), rows -> {
            rows.putHome(new HomeRow("Ann", Rig.PLAN, 77, 5, 1, 1, false));
            CollectionRow row = rows.collection(Rig.FILES).orElseThrow();
            rows.putCollection(new CollectionRow(
                    row.id(), row.kind(), row.owner(), row.epoch(), row.headSeq(), 0, Digest.EMPTY, 9, 9));
            return row;
        });
        List<Reason> found = days(1);
        assertThat(found).extracting(Reason::code).containsExactly(ReasonCode.DIVERGED, ReasonCode.QUOTA_MISCOMPUTED);
        assertThat(space()).isEqualTo(new SpaceState(Rig.PLAN, 3, 0, 0));
        assertThat(days(1)).isEmpty();
    }

    @Test
    void findsNothingOnAServerWithoutAnybody() {
        MemoryLedger empty = new MemoryLedger();
        Upkeep lonely = new Upkeep(empty, rig.blobs, rig.clock, rig.open(empty).hints());
        assertThat(lonely.round(Budget.standard())).isEmpty();
    }
}
