package limpid.wire.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;
import limpid.wire.message.CollectionState;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitHead;
import limpid.wire.message.CommitReply.Committed;
import limpid.wire.message.CommitReply.Refused;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Grant;
import limpid.wire.message.Hint;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.RestoreOrder.Extent;
import limpid.wire.message.Restored;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every link to a server does, whatever carries it. Each test gets an empty {@code files} collection. */
public interface LinkContract {
    CollectionId FILES = new CollectionId("files");

    /** A link of a device that has just joined. */
    Link subject();

    @Test
    default void greetsAsTheServerThatItSpeaksFor() {
        assertThat(subject().hello().server()).isNotEmpty();
        assertThat(subject().hello().setUp()).isTrue();
    }

    @Test
    default void tellsTheStateOfTheDevice() {
        DeviceState state = subject().state();
        assertThat(state.collections())
                .extracting(collection -> collection.id())
                .contains(FILES);
        assertThat(state.space().planBytes()).isPositive();
    }

    @Test
    default void bringsBackWhatWasCommitted() {
        Commit commit = LinkSamples.file(1, "a.txt", "hello".getBytes(UTF_8));
        Committed done = (Committed) subject().commit(FILES, "key-1", commit);
        ChangesPage page = subject().changes(FILES, Optional.empty(), 1000);
        assertThat(page.outcome()).isEqualTo(TokenOutcome.OK);
        assertThat(page.items()).isEqualTo(done.items());
        assertThat(page.inline().get(ChunkId.of("hello".getBytes(UTF_8)))).isEqualTo("hello".getBytes(UTF_8));
        assertThat(subject().changes(FILES, Optional.of(page.next()), 1000).items())
                .isEmpty();
    }

    @Test
    default void saysWithACommitWhereTheCollectionStands() {
        subject().commit(FILES, "key-1", LinkSamples.folder(1, "one"));
        Committed done = (Committed) subject().commit(FILES, "key-2", LinkSamples.folder(2, "two"));
        CommitHead head = done.head().orElseThrow();
        CollectionState state = subject().state().collections().getFirst();
        assertThat(head.seq()).isEqualTo(2).isEqualTo(state.headSeq());
        assertThat(head.digest()).isEqualTo(state.digest());
        assertThat(head.epoch()).isEqualTo(state.epoch());
        ChangesPage nothing = subject().changes(FILES, Optional.of(head.next()), 1000);
        assertThat(nothing.outcome()).isEqualTo(TokenOutcome.OK);
        assertThat(nothing.items()).isEmpty();
        assertThat(nothing.next()).isEqualTo(head.next());
    }

    @Test
    default void bringsADeletedFolderBackWithWhatWasInIt() {
        subject().commit(FILES, "key-1", LinkSamples.folder(1, "docs"));
        subject().commit(FILES, "key-2", LinkSamples.folderIn(1, 2, "inner"));
        Commit deletion = new Commit(
                List.of(
                        new Operation.Delete(new ItemId(0, 2), 1, false),
                        new Operation.Delete(new ItemId(0, 1), 1, false)),
                Optional.empty(),
                Map.of());
        subject().commit(FILES, "key-3", deletion);
        assertThat(subject().deleted(FILES, 10)).extracting(DeletedThing::path).containsExactly("docs");
        RestoreOrder order = new RestoreOrder("docs", Extent.TOGETHER);
        assertThat(subject().restore(FILES, order)).isEqualTo(new Restored("docs", 2));
        assertThat(subject().deleted(FILES, 10)).isEmpty();
        assertThat(subject().state().collections().getFirst().items()).isEqualTo(2);
        assertThat(codeOf(() -> subject().restore(FILES, order))).isEqualTo(ReasonCode.NOT_FOUND);
    }

    @Test
    default void bringsHistoryInPages() {
        for (int i = 1; i <= 5; i++) {
            subject().commit(FILES, "key-" + i, LinkSamples.folder(i, "folder " + i));
        }
        ChangesPage first = subject().changes(FILES, Optional.empty(), 3);
        assertThat(first.outcome()).isEqualTo(TokenOutcome.MORE);
        assertThat(first.items()).hasSize(3);
        ChangesPage second = subject().changes(FILES, Optional.of(first.next()), 3);
        assertThat(second.outcome()).isEqualTo(TokenOutcome.OK);
        assertThat(second.items()).hasSize(2);
    }

    @Test
    default void doesACommitOnceHoweverOftenItIsSent() {
        Commit commit = LinkSamples.folder(1, "once");
        Committed first = (Committed) subject().commit(FILES, "key-1", commit);
        Committed again = (Committed) subject().commit(FILES, "key-1", commit);
        assertThat(again.items()).isEqualTo(first.items());
        assertThat(again.head()).isEmpty();
        assertThat(subject().state().collections().getFirst().headSeq()).isEqualTo(1);
        assertThat(codeOf(() -> subject().commit(FILES, "key-1", LinkSamples.folder(2, "other"))))
                .isEqualTo(ReasonCode.IDEMPOTENCY_MISMATCH);
    }

    @Test
    default void answersARefusalWithWhatStandsInTheWay() {
        subject().commit(FILES, "key-1", LinkSamples.folder(1, "taken"));
        Refused refused = (Refused) subject().commit(FILES, "key-2", LinkSamples.folder(2, "taken"));
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.NAME_TAKEN);
        assertThat(refused.items()).extracting(item -> item.id()).contains(new ItemId(0, 1));
    }

    @Test
    default void setsSpaceAsideAndTakesItBack() {
        Grant grant = subject().reserve(1000);
        assertThat(grant.bytes()).isEqualTo(1000);
        assertThat(subject().state().space().reservedBytes()).isEqualTo(1000);
        subject().release(grant.id());
        subject().release(grant.id());
        assertThat(subject().state().space().reservedBytes()).isZero();
        assertThat(codeOf(() -> subject().reserve(Long.MAX_VALUE)))
                .isIn(ReasonCode.QUOTA_EXCEEDED, ReasonCode.SERVER_DISK_FULL);
    }

    @Test
    default void takesBackAllThatADeviceSetAside() {
        subject().reserve(1000);
        subject().reserve(500);
        subject().releaseAll();
        subject().releaseAll();
        assertThat(subject().state().space().reservedBytes()).isZero();
    }

    @Test
    default void keepsChunksAndGivesThemBackInTheOrderAsked() {
        List<byte[]> chunks = List.of(new byte[] {1, 2, 3}, new byte[100_000], new byte[] {9});
        List<ChunkId> ids = chunks.stream().map(ChunkId::of).toList();
        assertThat(subject().missing(ids)).containsExactlyInAnyOrderElementsOf(ids);
        subject().send(chunks.stream().map(LinkSamples::frame).toList());
        subject().send(List.of(LinkSamples.frame(chunks.getFirst())));
        assertThat(subject().missing(ids)).isEmpty();
        List<ChunkId> asked = new ArrayList<>(ids.reversed());
        assertThat(subject().receive(asked)).containsExactlyElementsOf(chunks.reversed());
    }

    @Test
    default void takesNoChunkUnderAnotherName() {
        byte[] bytes = {1, 2, 3};
        ChunkFrame lie = new ChunkFrame(ChunkId.of(new byte[] {4}), Encoding.RAW, bytes.length, bytes);
        assertThat(codeOf(() -> subject().send(List.of(lie)))).isEqualTo(ReasonCode.CHECKSUM_MISMATCH);
        assertThat(codeOf(() -> subject().receive(List.of(lie.id())))).isEqualTo(ReasonCode.BLOB_MISSING);
    }

    @Test
    default void knowsNoCollectionOfOthers() {
        assertThat(codeOf(() -> subject().changes(new CollectionId("elsewhere"), Optional.empty(), 10)))
                .isEqualTo(ReasonCode.NOT_FOUND);
    }

    @Test
    default void hintsThatItIsConnectedAndThenWhatChanges() {
        try (Link.HintStream hints = subject().hints()) {
            assertThat(hints.next().kind()).isEqualTo(Hint.Kind.CONNECTED);
            subject().commit(FILES, "key-1", LinkSamples.folder(1, "news"));
            assertThat(hints.next()).isEqualTo(new Hint(Hint.Kind.CHANGED, "files", 1));
        }
    }

    @Test
    default void takesReports() {
        subject()
                .report(new DeviceReport(
                        "IN_STEP", "In step.", Instant.EPOCH, 0, 0, List.of(), Optional.empty(), 0, "0.1.0"));
        assertThat(subject().state()).isNotNull();
    }

    @Test
    default void isWorthNothingAfterItsDeviceLeft() {
        subject().leave();
        assertThat(codeOf(() -> subject().state())).isEqualTo(ReasonCode.TOKEN_REVOKED);
    }

    private static ReasonCode codeOf(ThrowingCallable call) {
        ReasonException failure = catchThrowableOfType(ReasonException.class, call);
        assertThat(failure).as("a failure").isNotNull();
        return failure.reason().code();
    }

    /** Small commits and frames. */
    final class LinkSamples {
        private LinkSamples() {}

        static Commit folder(long id, String name) {
            return folderIn(0, id, name);
        }

        /** A folder in the folder of another number; 0 is the top. */
        static Commit folderIn(long parent, long id, String name) {
            return new Commit(
                    List.of(new Operation.Put(
                            new ItemId(0, id),
                            0,
                            new Place(new ItemId(0, parent), new ItemName(name)),
                            Kind.FOLDER,
                            Optional.empty(),
                            Attributes.NONE)),
                    Optional.empty(),
                    Map.of());
        }

        static Commit file(long id, String name, byte[] bytes) {
            ChunkId chunk = ChunkId.of(bytes);
            Content content = new Content(ContentId.ofChunk(chunk), bytes.length);
            return new Commit(
                    List.of(new Operation.Put(
                            new ItemId(0, id),
                            0,
                            new Place(ItemId.ROOT, new ItemName(name)),
                            Kind.FILE,
                            Optional.of(content),
                            new Attributes(Instant.parse("2026-11-21T12:00:00.5Z"), true))),
                    Optional.empty(),
                    Map.of(chunk, bytes));
        }

        static ChunkFrame frame(byte[] bytes) {
            return new ChunkFrame(ChunkId.of(bytes), Encoding.RAW, bytes.length, bytes);
        }
    }
}
