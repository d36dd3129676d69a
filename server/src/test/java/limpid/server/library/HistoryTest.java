package limpid.server.library;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.reason.ReasonCode;
import limpid.store.ledger.ItemRows.OldVersion;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;
    private final History history = rig.library.history();
    private final ItemId plan = rig.id();
    private final ItemId docs = rig.id();

    @Test
    void keepsEachContentThatWasReplacedAndNoMore() {
        Content one = rig.text("one");
        rig.done(ann, file(plan, 0, ROOT, "plan", one));
        rig.done(ann, file(plan, 1, ROOT, "renamed", one));
        rig.done(ann, file(plan, 2, ROOT, "renamed", rig.text("two!")));
        List<OldVersion> versions = history.versions(ann, Rig.FILES, plan);
        assertThat(versions).extracting(old -> old.item().content()).containsExactly(Optional.of(one));
        assertThat(rig.library.registry().space(ann.home()).keptBytes()).isEqualTo(3);
    }

    @Test
    void bringsADeletedFileBackAsItWas() {
        Content one = rig.text("one");
        rig.done(ann, file(plan, 0, ROOT, "plan", one));
        rig.done(ann, delete(plan, 1));
        assertThat(history.recentlyDeleted(ann, Rig.FILES, 10))
                .extracting(old -> old.item().id())
                .containsExactly(plan);
        Item back = history.restore(ann, Rig.FILES, plan);
        assertThat(back.content()).contains(one);
        assertThat(back.deleted()).isFalse();
        assertThat(back.place().name()).isEqualTo(new ItemName("plan"));
        assertThat(history.recentlyDeleted(ann, Rig.FILES, 10)).isEmpty();
    }

    @Test
    void bringsTheFoldersAboveBackToo() {
        ItemId inner = rig.id();
        rig.done(
                ann,
                folder(docs, 0, ROOT, "docs"),
                folder(inner, 0, docs, "inner"),
                file(plan, 0, inner, "plan", rig.text("one")));
        rig.done(ann, delete(docs, 1), delete(inner, 1), delete(plan, 1));
        Item back = history.restore(ann, Rig.FILES, plan);
        assertThat(back.place().parent()).isEqualTo(inner);
        assertThat(rig.library.collections(ann).getFirst().items()).isEqualTo(3);
    }

    @Test
    void choosesAnotherNameWhenTheOldOneIsTaken() {
        rig.done(ann, file(plan, 0, ROOT, "plan.txt", rig.text("one")));
        rig.done(ann, delete(plan, 1));
        rig.done(ann, file(rig.id(), 0, ROOT, "plan.txt", rig.text("two")));
        rig.done(ann, file(rig.id(), 0, ROOT, "plan (restored).txt", rig.text("three")));
        assertThat(history.restore(ann, Rig.FILES, plan).place().name())
                .isEqualTo(new ItemName("plan (restored 2).txt"));
    }

    @Test
    void givesAFileTheContentItHadAndKeepsTheOneItHas() {
        rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("one")));
        Content two = rig.text("two");
        rig.done(ann, file(plan, 1, ROOT, "plan", two));
        Item back = history.restoreVersion(ann, Rig.FILES, plan, 1);
        assertThat(back.content()).contains(rig.text("one"));
        assertThat(back.version()).isEqualTo(3);
        assertThat(history.versions(ann, Rig.FILES, plan).getFirst().item().content())
                .contains(two);
    }

    @Test
    void saysWhenThereIsNothingToBringBack() {
        rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("one")));
        assertThat(reasonOf(() -> history.restore(ann, Rig.FILES, plan)).code()).isEqualTo(ReasonCode.NOT_FOUND);
        assertThat(reasonOf(() -> history.restore(ann, Rig.FILES, docs)).code()).isEqualTo(ReasonCode.NOT_FOUND);
        assertThat(reasonOf(() -> history.restoreVersion(ann, Rig.FILES, plan, 7))
                        .code())
                .isEqualTo(ReasonCode.NOT_FOUND);
    }

    @Test
    void saysWhenThePlanHasNoRoomForIt() {
        rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("one")));
        rig.done(ann, delete(plan, 1));
        rig.library.registry().setPlan(ann.home(), 2);
        assertThat(reasonOf(() -> history.restore(ann, Rig.FILES, plan)).code()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
    }

    @Test
    void shortensALongNameWithoutBreakingACharacter() {
        ItemName name = new ItemName("\u00e9".repeat(125) + ".txt");
        ItemName restored = RestoredName.of(name, 1);
        assertThat(restored.text()).endsWith("\u00e9 (restored).txt");
    }

    @Test
    void sumsARangeOfIdsAsTheWhole() {
        for (int i = 0; i < 20; i++) {
            rig.done(ann, file(rig.id(), 0, ROOT, "n" + i, rig.text("t" + i)));
        }
        ItemId last = new ItemId(-1, -1);
        RangeDigest all = rig.library.digest(ann, Rig.FILES, ROOT, last);
        assertThat(all.items()).isEqualTo(20);
        assertThat(all.digest())
                .isEqualTo(rig.library.collections(ann).getFirst().digest());
        ItemId middle = new ItemId(Long.MAX_VALUE, -1);
        RangeDigest low = rig.library.digest(ann, Rig.FILES, ROOT, middle);
        RangeDigest high = rig.library.digest(ann, Rig.FILES, new ItemId(Long.MIN_VALUE, 0), last);
        assertThat(low.items() + high.items()).isEqualTo(20);
        assertThat(low.items()).isBetween(1L, 19L);
    }
}
