package limpid.server.library;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Digest;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.CommitReply.Committed;
import limpid.wire.message.CommitReply.Refused;
import limpid.wire.message.Grant;
import limpid.wire.message.SpaceState;
import limpid.wire.message.StorageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;

    private SpaceState space() {
        return rig.library.registry().space(ann.home());
    }

    private void plan(long bytes) {
        rig.library.registry().setPlan(ann.home(), bytes);
    }

    private CommitReply put(Caller caller, Optional<String> grant, Operation... operations) {
        return rig.commit(caller, grant, List.of(operations));
    }

    @Test
    @Provokes(ReasonCode.QUOTA_EXCEEDED)
    void refusesWhatDoesNotFitAndSaysByHowMuch() {
        Content content = rig.sent(ann, 600);
        plan(1000);
        rig.library.reserve(rig.bob, 500);
        Refused refused = (Refused) put(ann, Optional.empty(), file(rig.id(), 0, ROOT, "a", content));
        Reason reason = refused.reason();
        assertThat(reason.code()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(reason.observed("plan-bytes")).contains("1000");
        assertThat(reason.observed("used-bytes")).contains("0");
        assertThat(reason.observed("reserved-bytes")).contains("500");
        assertThat(reason.observed("needed-bytes")).contains("600");
        assertThat(reason.observed("free-bytes")).contains("500");
        assertThat(space()).isEqualTo(new SpaceState(1000, 0, 500, 0));
    }

    @Test
    void takesFromTheGrantWhateverThePlanSaysMeanwhile() {
        Content content = rig.sent(ann, 600);
        Grant grant = rig.library.reserve(ann, 600);
        plan(10);
        assertThat(put(ann, Optional.of(grant.id()), file(rig.id(), 0, ROOT, "a", content)))
                .isInstanceOf(Committed.class);
        assertThat(space()).isEqualTo(new SpaceState(10, 600, 0, 0));
    }

    @Test
    void takesTheRestFromThePlanWhenAGrantIsTooSmall() {
        Content content = rig.sent(ann, 600);
        plan(1000);
        Grant grant = rig.library.reserve(ann, 500);
        assertThat(put(ann, Optional.of(grant.id()), file(rig.id(), 0, ROOT, "a", content)))
                .isInstanceOf(Committed.class);
        assertThat(space()).isEqualTo(new SpaceState(1000, 600, 0, 0));
    }

    @Provokes(ReasonCode.GRANT_EXPIRED)
    @Test
    void letsNobodyUseTheGrantOfAnother() {
        Content content = rig.sent(ann, 600);
        plan(1000);
        Grant grant = rig.library.reserve(rig.bob, 600);
        Refused refused = (Refused) put(ann, Optional.of(grant.id()), file(rig.id(), 0, ROOT, "a", content));
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.GRANT_EXPIRED);
        rig.library.release(ann, grant.id());
        assertThat(space().reservedBytes()).isEqualTo(600);
    }

    @Test
    void saysThatTheGrantRanOutOnlyWhenThereIsNoRoomWithoutIt() {
        Content content = rig.sent(ann, 600);
        plan(1000);
        Grant grant = rig.library.reserve(ann, 600);
        rig.clock.pass(Duration.ofHours(25));
        rig.library.reserve(rig.bob, 900);
        Operation put = file(rig.id(), 0, ROOT, "a", content);
        assertThat(((Refused) put(ann, Optional.of(grant.id()), put)).reason().code())
                .isEqualTo(ReasonCode.GRANT_EXPIRED);
        plan(2000);
        assertThat(put(ann, Optional.of(grant.id()), put)).isInstanceOf(Committed.class);
    }

    @Test
    void keepsAGrantAliveWithEachUse() {
        Grant grant = rig.library.reserve(ann, 600);
        rig.clock.pass(Duration.ofHours(20));
        put(ann, Optional.of(grant.id()), file(rig.id(), 0, ROOT, "a", rig.sent(ann, 100)));
        rig.clock.pass(Duration.ofHours(20));
        plan(600);
        assertThat(put(ann, Optional.of(grant.id()), file(rig.id(), 0, ROOT, "b", rig.sent(ann, 500))))
                .isInstanceOf(Committed.class);
    }

    @Test
    void neverPromisesMoreThanThePlanHas() {
        plan(1000);
        rig.library.reserve(ann, 400);
        rig.library.reserve(rig.bob, 600);
        Reason reason = reasonOf(() -> rig.library.reserve(ann, 1));
        assertThat(reason.code()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(space().freeBytes()).isZero();
    }

    @Test
    void givesBackWhatNobodyUsedInTime() {
        plan(1000);
        rig.library.reserve(ann, 1000);
        rig.clock.pass(Duration.ofHours(25));
        rig.library.reserve(rig.bob, 1000);
        assertThat(space().reservedBytes()).isEqualTo(1000);
    }

    @Test
    void alwaysLetsPassWhatMakesAHomeSmaller() {
        ItemId big = rig.id();
        ItemId folder = rig.id();
        Content content = rig.sent(ann, 9000);
        rig.done(ann, file(big, 0, ROOT, "big", content));
        plan(1);
        rig.done(ann, folder(folder, 0, ROOT, "folder"));
        rig.done(ann, file(big, 1, folder, "moved", content));
        rig.done(ann, delete(big, 2));
        assertThat(space().usedBytes()).isZero();
        assertThat(space().keptBytes()).isEqualTo(9000);
    }

    @ParameterizedTest
    @CsvSource({
        "contacts, 65536, true",
        "calendar, 10, true",
        "notes, 10, true",
        "notes, 65537, false",
        "files, 10, false"
    })
    void takesSmallThingsThatAreDearInAFullHome(String kind, int bytes, boolean passes) {
        CollectionId collection = new CollectionId("some-" + kind);
        rig.ledger.write(ann.home(), rows -> {
            rows.putCollection(new CollectionRow(collection, kind, ann.person(), "e", 0, 0, Digest.EMPTY, 0, 0));
            return rows;
        });
        rig.done(ann, file(rig.id(), 0, ROOT, "big", rig.sent(ann, 9000)));
        Content content = rig.sent(ann, bytes);
        plan(1);
        Commit commit = new Commit(List.of(file(rig.id(), 0, ROOT, "small", content)), Optional.empty(), Map.of());
        assertThat(rig.library.commit(ann, collection, "small-1", commit))
                .isInstanceOf(passes ? Committed.class : Refused.class);
    }

    @Test
    void letsAFileShrinkInAFullHome() {
        ItemId big = rig.id();
        rig.done(ann, file(big, 0, ROOT, "big", rig.sent(ann, 9000)));
        plan(1);
        rig.done(ann, file(big, 1, ROOT, "big", rig.text("small")));
        assertThat(space().usedBytes()).isEqualTo(5);
    }

    @Test
    void releasesOnce() {
        Grant grant = rig.library.reserve(ann, 600);
        rig.library.release(ann, grant.id());
        rig.library.release(ann, grant.id());
        assertThat(space().reservedBytes()).isZero();
    }

    @Test
    @Provokes(ReasonCode.SERVER_DISK_FULL)
    void refusesAnUploadEarlyWhenTheServersDiskIsFull() {
        rig.blobs.limitTo(1000);
        Reason reason = reasonOf(() -> rig.library.reserve(ann, 2000));
        assertThat(reason.code()).isEqualTo(ReasonCode.SERVER_DISK_FULL);
        assertThat(reason.observed("free-bytes")).contains("1000");
        assertThat(space().reservedBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 100, ENOUGH",
        "200, 100, ENOUGH",
        "199, 100, LITTLE",
        "101, 100, LITTLE",
        "100, 100, NONE",
        "3, 100, NONE"
    })
    void saysWhetherTheDiskHasRoom(long free, long kept, StorageState.Room expected) {
        assertThat(Storage.level(new BlobStore.Room("disk", free, kept))).isEqualTo(expected);
    }

    @Test
    void tellsAdministratorsAloneHowMuchRoomThereIs() {
        assertThat(rig.library.state(ann).storage().orElseThrow().freeBytes())
                .contains(rig.blobs.room().usableBytes());
        rig.ledger.write(ann.home(), rows -> {
            PersonRow owner = rows.person(ann.person()).orElseThrow();
            rows.putPerson(owner.with(owner.rights().administering(false)));
            return owner;
        });
        StorageState told = rig.library.state(ann).storage().orElseThrow();
        assertThat(told.freeBytes()).isEmpty();
        assertThat(told.room()).isEqualTo(StorageState.Room.ENOUGH);
    }
}
