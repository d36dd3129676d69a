package limpid.server.library;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.reason.ReasonCode;
import limpid.server.library.History.Revived;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.wire.message.DeletedPage;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.MalformedException;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.RestoreOrder.Extent;
import limpid.wire.message.Restored;
import org.junit.jupiter.api.Nested;
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
        Item back = restored(plan);
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
        Item back = restored(plan);
        assertThat(back.place().parent()).isEqualTo(inner);
        assertThat(rig.library.collections(ann).getFirst().items()).isEqualTo(3);
    }

    @Test
    void choosesAnotherNameWhenTheOldOneIsTaken() {
        rig.done(ann, file(plan, 0, ROOT, "plan.txt", rig.text("one")));
        rig.done(ann, delete(plan, 1));
        rig.done(ann, file(rig.id(), 0, ROOT, "plan.txt", rig.text("two")));
        rig.done(ann, file(rig.id(), 0, ROOT, "plan (restored).txt", rig.text("three")));
        assertThat(restored(plan).place().name()).isEqualTo(new ItemName("plan (restored 2).txt"));
    }

    @Test
    void givesAFileTheContentItHadAndKeepsTheOneItHas() {
        rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("one")));
        Content two = rig.text("two");
        rig.done(ann, file(plan, 1, ROOT, "plan", two));
        Item back = history.restoreVersion(ann, Rig.FILES, plan, 1).item();
        assertThat(back.content()).contains(rig.text("one"));
        assertThat(back.version()).isEqualTo(3);
        assertThat(history.versions(ann, Rig.FILES, plan).getFirst().item().content())
                .contains(two);
    }

    private Item restored(ItemId item) {
        return history.restore(ann, Rig.FILES, item, Extent.TOGETHER).item();
    }

    @Nested
    class OfAFolder {
        private final ItemId inner = rig.id();

        private Operation.Put[] tree() {
            return new Operation.Put[] {
                folder(docs, 0, ROOT, "docs"),
                folder(inner, 0, docs, "inner"),
                file(plan, 0, inner, "plan", rig.text("one")),
                file(rig.id(), 0, docs, "notes", rig.text("two"))
            };
        }

        private void deleteAll(List<Item> items) {
            rig.done(
                    ann,
                    items.stream()
                            .map(item -> delete(item.id(), item.version()))
                            .toArray(Operation[]::new));
        }

        private List<String> live() {
            return rig.library.changes(ann, Rig.FILES, Optional.empty(), 1000).items().stream()
                    .map(item -> item.place().name().text())
                    .sorted()
                    .toList();
        }

        @Test
        void bringsBackAllThatWasDeletedTogetherWithIt() {
            deleteAll(rig.done(ann, tree()));
            assertThat(history.recentlyDeleted(ann, Rig.FILES, 10))
                    .extracting(old -> old.item().id())
                    .containsExactly(docs);
            Revived back = history.restore(ann, Rig.FILES, docs, Extent.TOGETHER);
            assertThat(back.items()).isEqualTo(4);
            assertThat(live()).containsExactly("docs", "inner", "notes", "plan");
            assertThat(reasonOf(() -> restored(docs)).code()).isEqualTo(ReasonCode.NOT_FOUND);
        }

        @Test
        void bringsBackInSeveralCommitsWhatIsMoreThanOneHolds() {
            List<Item> made = new ArrayList<>(rig.done(ann, tree()));
            for (int batch = 0; batch < 3; batch++) {
                List<Operation> more = new ArrayList<>();
                for (int i = 0; i < 150; i++) {
                    more.add(file(rig.id(), 0, inner, "file " + batch + " " + i, rig.text("small")));
                }
                made.addAll(rig.done(ann, more.toArray(Operation[]::new)));
            }
            for (int from = made.size(); from > 0; from -= 100) {
                deleteAll(made.subList(Math.max(0, from - 100), from));
                rig.clock.pass(Duration.ofMinutes(1));
            }
            assertThat(history.restore(ann, Rig.FILES, docs, Extent.TOGETHER).items())
                    .isEqualTo(454);
            assertThat(rig.library.collections(ann).getFirst().items()).isEqualTo(454);
            assertThat(history.recentlyDeleted(ann, Rig.FILES, 10)).isEmpty();
        }

        @Test
        void leavesAwayWhatWasDeletedFromItLongBefore() {
            rig.done(ann, tree());
            rig.done(ann, delete(plan, 1));
            rig.clock.pass(Revival.PAUSE_MAX.plusSeconds(1));
            deleteAll(
                    rig.library.changes(ann, Rig.FILES, Optional.empty(), 1000).items());
            assertThat(history.restore(ann, Rig.FILES, docs, Extent.TOGETHER).items())
                    .isEqualTo(3);
            assertThat(live()).containsExactly("docs", "inner", "notes");
            assertThat(history.recentlyDeleted(ann, Rig.FILES, 10))
                    .extracting(old -> old.item().id())
                    .containsExactly(plan);
        }

        @Test
        void bringsThatBackTooWhenEverythingIsWanted() {
            rig.done(ann, tree());
            rig.done(ann, delete(plan, 1));
            rig.clock.pass(Revival.PAUSE_MAX.plusSeconds(1));
            deleteAll(
                    rig.library.changes(ann, Rig.FILES, Optional.empty(), 1000).items());
            assertThat(history.restore(ann, Rig.FILES, docs, Extent.EVERYTHING).items())
                    .isEqualTo(4);
        }

        @Test
        void givesTwoOfOneNameBothAPlace() {
            rig.done(ann, tree());
            rig.done(ann, delete(plan, 1));
            ItemId second = rig.id();
            rig.clock.pass(Duration.ofSeconds(1));
            rig.done(ann, file(second, 0, inner, "plan", rig.text("newer")));
            deleteAll(
                    rig.library.changes(ann, Rig.FILES, Optional.empty(), 1000).items());
            rig.done(ann, folder(rig.id(), 0, ROOT, "docs"));
            Revived back = history.restore(ann, Rig.FILES, docs, Extent.TOGETHER);
            assertThat(back.item().place().name().text()).isEqualTo("docs (restored)");
            assertThat(live()).containsExactly("docs", "docs (restored)", "inner", "notes", "plan", "plan (restored)");
            assertThat(rig.library
                            .changes(ann, Rig.FILES, Optional.empty(), 1000)
                            .items())
                    .filteredOn(item -> item.id().equals(second))
                    .extracting(item -> item.place().name().text())
                    .containsExactly("plan");
        }

        @Test
        void beginsNothingThatDoesNotFit() {
            deleteAll(rig.done(ann, tree()));
            rig.library.registry().setPlan(ann.home(), 5);
            assertThat(reasonOf(() -> restored(docs)).code()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
            assertThat(live()).isEmpty();
        }

        @Test
        void isFoundByItsPathAndSoIsWhatWasInIt() {
            deleteAll(rig.done(ann, tree()));
            assertThat(history.deleted(ann, Rig.FILES, Optional.empty(), 10).deleted())
                    .extracting(DeletedThing::path)
                    .containsExactly("docs");
            Restored one = history.restore(ann, Rig.FILES, new RestoreOrder("docs/inner/plan", Extent.TOGETHER));
            assertThat(one).isEqualTo(new Restored("docs/inner/plan", 3));
            assertThat(history.deleted(ann, Rig.FILES, Optional.empty(), 10).deleted())
                    .extracting(DeletedThing::path)
                    .containsExactly("docs/notes");
            for (String path : List.of("docs/inner/plan", "docs/absent", "", "/", "docs/../notes", "x\u0000")) {
                assertThat(reasonOf(() -> history.restore(ann, Rig.FILES, new RestoreOrder(path, Extent.TOGETHER)))
                                .code())
                        .isEqualTo(ReasonCode.NOT_FOUND);
            }
        }

        @Test
        void isFoundByItsIdToo() {
            List<Item> items = rig.done(ann, tree());
            deleteAll(items);
            RestoreOrder order =
                    new RestoreOrder("", Optional.of(items.getFirst().id()), Extent.TOGETHER);
            assertThat(history.restore(ann, Rig.FILES, order).path()).isEqualTo("docs");
            assertThat(reasonOf(() -> history.restore(ann, Rig.FILES, order)).code())
                    .isEqualTo(ReasonCode.NOT_FOUND);
        }

        @Test
        void isListedPageByPage() {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.addFirst("gone " + i);
                deleteAll(rig.done(ann, Rig.file(rig.id(), 0, ItemId.ROOT, "gone " + i, rig.text("x"))));
                rig.clock.pass(Duration.ofSeconds(1));
            }
            List<String> paged = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                DeletedPage page = history.deleted(ann, Rig.FILES, after, 3);
                page.deleted().forEach(thing -> paged.add(thing.path()));
                after = page.next();
            } while (after.isPresent());
            assertThat(paged).isEqualTo(all);
            for (String mark : List.of("", "1.2", "x.y.z", "1.2.3", "9223372036854775807.0." + ItemId.ROOT)) {
                assertThatThrownBy(() -> history.deleted(ann, Rig.FILES, Optional.of(mark), 3))
                        .isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void saysWhenThereIsNothingToBringBack() {
        rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("one")));
        assertThat(reasonOf(() -> restored(plan)).code()).isEqualTo(ReasonCode.NOT_FOUND);
        assertThat(reasonOf(() -> restored(docs)).code()).isEqualTo(ReasonCode.NOT_FOUND);
        assertThat(reasonOf(() -> history.restoreVersion(ann, Rig.FILES, plan, 7))
                        .code())
                .isEqualTo(ReasonCode.NOT_FOUND);
    }

    @Test
    void saysWhenThePlanHasNoRoomForIt() {
        rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("one")));
        rig.done(ann, delete(plan, 1));
        rig.library.registry().setPlan(ann.home(), 2);
        assertThat(reasonOf(() -> restored(plan)).code()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
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
