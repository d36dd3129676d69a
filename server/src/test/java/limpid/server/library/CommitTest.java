package limpid.server.library;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Digest;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.wire.message.CollectionState;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.CommitReply.Committed;
import limpid.wire.message.CommitReply.Refused;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommitTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;
    private final ItemId docs = rig.id();
    private final ItemId plan = rig.id();

    private CollectionState files() {
        return rig.library.collections(ann).getFirst();
    }

    @Nested
    class WhenAllConditionsHold {
        @Test
        void numbersOperationsInTheirOrderWithoutGaps() {
            List<Item> items = rig.done(ann, file(plan, 0, docs, "plan", rig.text("a")), folder(docs, 0, ROOT, "docs"));
            assertThat(items).extracting(Item::seq).containsExactly(1L, 2L);
            assertThat(items).extracting(Item::version).containsExactly(1L, 1L);
            assertThat(rig.done(ann, file(plan, 1, docs, "plan", rig.text("b"))).getFirst())
                    .satisfies(item -> assertThat(item.version()).isEqualTo(2))
                    .satisfies(item -> assertThat(item.seq()).isEqualTo(3));
            assertThat(files().headSeq()).isEqualTo(3);
        }

        @Test
        void keepsDigestCountAndBytesOfWhatLives() {
            rig.done(ann, folder(docs, 0, ROOT, "docs"), file(plan, 0, docs, "plan", rig.text("a")));
            Item live =
                    rig.done(ann, file(plan, 1, ROOT, "plan", rig.text("bb"))).getFirst();
            rig.done(ann, delete(docs, 1));
            assertThat(files().digest()).isEqualTo(Digest.EMPTY.plus(live));
            assertThat(files().items()).isEqualTo(1);
            assertThat(files().bytes()).isEqualTo(2);
            assertThat(rig.library.registry().space(ann.home()).usedBytes()).isEqualTo(2);
        }

        @Test
        void answersAnEqualPutWithoutANewVersion() {
            Item first =
                    rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("a"))).getFirst();
            Item again = rig.done(rig.bob, file(plan, 1, ROOT, "plan", rig.text("a")))
                    .getFirst();
            assertThat(again).isEqualTo(first);
            assertThat(files().headSeq()).isEqualTo(1);
        }

        @Test
        void swapsTwoNames() {
            ItemId other = rig.id();
            rig.done(ann, folder(docs, 0, ROOT, "a"), folder(other, 0, ROOT, "b"));
            rig.done(ann, folder(docs, 1, ROOT, "b"), folder(other, 1, ROOT, "a"));
            assertThat(files().headSeq()).isEqualTo(4);
        }

        @Test
        void tellsNamesApartAsTheyAreSpelled() {
            rig.done(ann, folder(docs, 0, ROOT, "a"), folder(plan, 0, ROOT, "A"));
            assertThat(files().items()).isEqualTo(2);
        }

        @Test
        void renamesInCaseOnly() {
            rig.done(ann, folder(docs, 0, ROOT, "docs"));
            assertThat(rig.done(ann, folder(docs, 1, ROOT, "DOCS"))
                            .getFirst()
                            .place()
                            .name()
                            .text())
                    .isEqualTo("DOCS");
        }

        @Test
        void bringsATombstoneBack() {
            rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("a")));
            rig.done(ann, delete(plan, 1));
            Item back =
                    rig.done(ann, file(plan, 2, ROOT, "plan", rig.text("a"))).getFirst();
            assertThat(back.version()).isEqualTo(3);
            assertThat(back.deleted()).isFalse();
        }

        @Test
        void deletesAWholeTreeInAnyOrder() {
            rig.done(ann, folder(docs, 0, ROOT, "docs"), file(plan, 0, docs, "plan", rig.text("a")));
            rig.done(ann, delete(docs, 1), delete(plan, 1));
            assertThat(files().items()).isZero();
            assertThat(files().digest()).isEqualTo(Digest.EMPTY);
        }

        @Test
        void turnsATreeUpsideDown() {
            ItemId inner = rig.id();
            rig.done(ann, folder(docs, 0, ROOT, "outer"), folder(inner, 0, docs, "inner"));
            rig.done(ann, folder(inner, 1, ROOT, "inner"), folder(docs, 1, inner, "outer"));
            assertThat(files().headSeq()).isEqualTo(4);
        }

        @Test
        void holdsAnEmptyFileWithoutAnyChunk() {
            rig.done(ann, file(plan, 0, ROOT, "empty", rig.absent(0)));
            var page = rig.library.changes(ann, Rig.FILES, Optional.empty(), 10);
            assertThat(page.inline().values()).containsExactly(new byte[0]);
        }

        @Test
        void deletesNothingTwice() {
            rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("a")));
            Item gone = rig.done(ann, delete(plan, 1)).getFirst();
            assertThat(rig.done(ann, delete(plan, 2)).getFirst()).isEqualTo(gone);
        }
    }

    @Nested
    class WhenAConditionDoesNotHold {
        private void refused(ReasonCode code, List<ItemId> inTheWay, Operation... operations) {
            CollectionState before = files();
            Refused refused = rig.refused(ann, operations);
            assertThat(refused.reason().code()).isEqualTo(code);
            assertThat(refused.items()).extracting(Item::id).containsExactlyElementsOf(inTheWay);
            assertThat(files()).isEqualTo(before);
        }

        @Provokes(ReasonCode.VERSION_CONFLICT)
        @Test
        void namesTheItemThatChangedMeanwhile() {
            rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("a")));
            rig.done(rig.bob, file(plan, 1, ROOT, "plan", rig.text("b")));
            refused(ReasonCode.VERSION_CONFLICT, List.of(plan), file(plan, 1, ROOT, "plan", rig.text("c")));
            refused(ReasonCode.VERSION_CONFLICT, List.of(plan), delete(plan, 1));
        }

        @Test
        void showsTheTombstoneOfWhatWasDeletedMeanwhile() {
            rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("a")));
            rig.done(rig.bob, delete(plan, 1));
            Refused refused = rig.refused(ann, file(plan, 1, ROOT, "plan", rig.text("b")));
            assertThat(refused.items().getFirst().deleted()).isTrue();
        }

        @Test
        void namesTheItemEvenWhereTheServerHasNone() {
            Refused refused = rig.refused(ann, file(plan, 3, ROOT, "plan", rig.text("b")));
            assertThat(refused.reason().code()).isEqualTo(ReasonCode.VERSION_CONFLICT);
            assertThat(refused.reason().observed("item-id")).contains(plan.toString());
            assertThat(refused.items()).isEmpty();
        }

        @Provokes(ReasonCode.NAME_TAKEN)
        @Test
        void namesTheHolderOfAName() {
            rig.done(ann, folder(docs, 0, ROOT, "docs"));
            refused(ReasonCode.NAME_TAKEN, List.of(docs), file(plan, 0, ROOT, "docs", rig.text("a")));
        }

        @Test
        void refusesOneNameTwiceInOneCommit() {
            refused(
                    ReasonCode.NAME_TAKEN,
                    List.of(),
                    folder(docs, 0, ROOT, "x"),
                    file(plan, 0, ROOT, "x", rig.text("a")));
        }

        @Provokes(ReasonCode.PARENT_MISSING)
        @Test
        void refusesAChildOfWhatIsNoFolder() {
            rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("a")));
            refused(ReasonCode.PARENT_MISSING, List.of(plan), folder(docs, 0, plan, "docs"));
            refused(ReasonCode.PARENT_MISSING, List.of(), folder(docs, 0, rig.id(), "docs"));
        }

        @Test
        void refusesAChildOfAFolderDeletedInTheSameCommit() {
            rig.done(ann, folder(docs, 0, ROOT, "docs"));
            refused(
                    ReasonCode.PARENT_MISSING,
                    List.of(docs),
                    delete(docs, 1),
                    file(plan, 0, docs, "plan", rig.text("a")));
        }

        @Provokes(ReasonCode.FOLDER_NOT_EMPTY)
        @Test
        void namesWhatStillLivesInAFolder() {
            rig.done(ann, folder(docs, 0, ROOT, "docs"), file(plan, 0, docs, "plan", rig.text("a")));
            refused(ReasonCode.FOLDER_NOT_EMPTY, List.of(docs, plan), delete(docs, 1));
        }

        @Provokes(ReasonCode.MOVE_CYCLE)
        @Test
        void refusesAFolderInItself() {
            ItemId inner = rig.id();
            ItemId innermost = rig.id();
            rig.done(
                    ann,
                    folder(docs, 0, ROOT, "outer"),
                    folder(inner, 0, docs, "inner"),
                    folder(innermost, 0, inner, "innermost"));
            refused(ReasonCode.MOVE_CYCLE, List.of(docs, innermost), folder(docs, 1, innermost, "outer"));
            refused(ReasonCode.MOVE_CYCLE, List.of(docs), folder(docs, 1, docs, "outer"));
        }

        @Test
        void refusesNewFoldersInEachOther() {
            ItemId other = rig.id();
            refused(ReasonCode.MOVE_CYCLE, List.of(), folder(docs, 0, other, "a"), folder(other, 0, docs, "b"));
        }

        @Provokes(ReasonCode.CONTENT_NOT_HELD)
        @Test
        void namesTheChunkThatIsNotHeld() {
            var content = rig.absent(100);
            Refused refused = rig.refused(ann, file(plan, 0, ROOT, "plan", content));
            assertThat(refused.reason().code()).isEqualTo(ReasonCode.CONTENT_NOT_HELD);
            assertThat(refused.reason().observed("chunk-id"))
                    .contains(content.id().chunk().toString());
        }

        @Test
        void doesNothingOfABatchThatFailsInPart() {
            refused(
                    ReasonCode.CONTENT_NOT_HELD,
                    List.of(),
                    folder(docs, 0, ROOT, "docs"),
                    file(plan, 0, docs, "plan", rig.absent(100)));
        }
    }

    @Nested
    class WhenTheRequestMakesNoSense {
        private void malformed(Operation... operations) {
            assertThat(reasonOf(() -> rig.commit(ann, operations)).code()).isEqualTo(ReasonCode.REQUEST_MALFORMED);
        }

        @Test
        @Provokes(ReasonCode.REQUEST_MALFORMED)
        void failsForTheRootAndForOneItemTwice() {
            malformed(folder(ROOT, 0, ROOT, "x"));
            malformed(delete(ROOT, 0));
            malformed(folder(docs, 0, ROOT, "x"), folder(docs, 0, ROOT, "y"));
        }

        @Test
        void failsForADeletionOfNothing() {
            malformed(delete(docs, 0));
        }

        @Test
        void failsWhenAFolderBecomesAFile() {
            rig.done(ann, folder(docs, 0, ROOT, "docs"));
            assertThat(reasonOf(() -> rig.done(ann, file(docs, 1, ROOT, "docs", rig.text("a"))))
                            .code())
                    .isEqualTo(ReasonCode.REQUEST_MALFORMED);
        }

        @Test
        void failsForAWrongLength() {
            var text = rig.text("abc");
            var lie = new Content(text.id(), 4);
            assertThat(reasonOf(() -> rig.done(ann, file(plan, 0, ROOT, "plan", lie)))
                            .code())
                    .isEqualTo(ReasonCode.REQUEST_MALFORMED);
        }

        @Test
        @Provokes(ReasonCode.REQUEST_TOO_LARGE)
        void failsForALongLink() {
            Operation link = new Operation.Put(
                    plan,
                    0,
                    new Place(ROOT, new ItemName("link")),
                    Kind.LINK,
                    Optional.of(rig.absent(5000)),
                    Attributes.NONE);
            assertThat(reasonOf(() -> rig.commit(ann, link)).code()).isEqualTo(ReasonCode.REQUEST_TOO_LARGE);
        }

        @Test
        @Provokes(ReasonCode.CHECKSUM_MISMATCH)
        void failsForInlineBytesUnderAWrongName() {
            Commit commit = new Commit(
                    List.of(folder(docs, 0, ROOT, "docs")),
                    Optional.empty(),
                    Map.of(ChunkId.of(new byte[] {1}), new byte[] {2}));
            assertThat(reasonOf(() -> rig.library.commit(ann, Rig.FILES, "k", commit))
                            .code())
                    .isEqualTo(ReasonCode.CHECKSUM_MISMATCH);
        }
    }

    @Nested
    class WhenAKeyComesAgain {
        private final Commit commit = new Commit(List.of(folder(docs, 0, ROOT, "docs")), Optional.empty(), Map.of());

        @Test
        void givesTheStoredAnswerEvenAfterLaterChanges() {
            var first = (CommitReply.Committed) rig.library.commit(ann, Rig.FILES, "once", commit);
            rig.done(rig.bob, folder(docs, 1, ROOT, "renamed"));
            // Without a head: where the collection stood then is no use to anybody now.
            assertThat(rig.library.commit(ann, Rig.FILES, "once", commit))
                    .isEqualTo(new CommitReply.Committed(first.items(), Optional.empty()));
            assertThat(files().headSeq()).isEqualTo(2);
        }

        @Provokes(ReasonCode.IDEMPOTENCY_MISMATCH)
        @Test
        void failsForAnotherBody() {
            rig.library.commit(ann, Rig.FILES, "once", commit);
            Commit other = new Commit(List.of(folder(docs, 0, ROOT, "other")), Optional.empty(), Map.of());
            assertThat(reasonOf(() -> rig.library.commit(ann, Rig.FILES, "once", other))
                            .code())
                    .isEqualTo(ReasonCode.IDEMPOTENCY_MISMATCH);
        }

        @Test
        void doesNotRememberARefusal() {
            Commit early = new Commit(List.of(folder(plan, 0, docs, "inner")), Optional.empty(), Map.of());
            assertThat(rig.library.commit(ann, Rig.FILES, "again", early)).isInstanceOf(Refused.class);
            rig.done(ann, folder(docs, 0, ROOT, "docs"));
            assertThat(rig.library.commit(ann, Rig.FILES, "again", early)).isInstanceOf(Committed.class);
        }

        @Test
        void keepsTheKeysOfDevicesApart() {
            rig.library.commit(ann, Rig.FILES, "once", commit);
            assertThat(rig.library.commit(rig.bob, Rig.FILES, "once", commit)).isInstanceOf(Refused.class);
        }
    }

    @Test
    @Provokes(ReasonCode.NOT_FOUND)
    void reachesNothingOutsideTheOwnHome() {
        var other = rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
        Caller eve = new Caller(other.home(), other.person(), ann.device());
        rig.done(ann, file(plan, 0, ROOT, "plan", rig.text("secret")));
        assertThat(rig.refused(eve, delete(plan, 1)).items()).isEmpty();
        Refused refused = (Refused) rig.commit(eve, file(plan, 0, ROOT, "plan", rig.text("secret")));
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.CONTENT_NOT_HELD);
        Caller stranger = new Caller(ann.home(), other.person(), ann.device());
        assertThat(reasonOf(() -> rig.commit(stranger, delete(plan, 1))).code()).isEqualTo(ReasonCode.NOT_FOUND);
        CollectionId unknown = new CollectionId("photos");
        assertThat(reasonOf(() -> rig.library.changes(ann, unknown, Optional.empty(), 1))
                        .code())
                .isEqualTo(ReasonCode.NOT_FOUND);
    }
}
