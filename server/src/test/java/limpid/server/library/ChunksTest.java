package limpid.server.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.frame;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;

    private ChunkRow row(ChunkId id) {
        return rig.ledger
                .read(
                        ann.home(),
                        rows -> List.copyOf(rows.contents().chunks(List.of(id)).values()))
                .getFirst();
    }

    private static ChunkId id(byte[] bytes) {
        return ChunkId.of(bytes);
    }

    @Test
    void givesBackWhatItTook() {
        byte[] small = rig.bytes(100);
        byte[] big = "all work and no play ".repeat(1000).getBytes(UTF_8);
        rig.library.store(ann, List.of(frame(small), rig.packed(big)));
        List<ChunkFrame> frames = rig.library.fetch(ann, List.of(id(big), id(small)));
        assertThat(frames).extracting(ChunkFrame::id).containsExactly(id(big), id(small));
        assertThat(frames.getFirst().encoding()).isEqualTo(Encoding.ZSTD);
        assertThat(frames.getLast().bytes()).isEqualTo(small);
        assertThat(rig.blobs.packs(ann.home())).hasSize(1);
    }

    @Test
    void tellsWhatIsMissingInTheOrderAsked() {
        byte[] held = rig.bytes(9000);
        rig.library.store(ann, List.of(frame(held)));
        ChunkId a = id(new byte[] {1});
        ChunkId b = id(new byte[] {2});
        assertThat(rig.library.missing(ann, List.of(b, id(held), a))).containsExactly(b, a);
    }

    @Test
    void storesAChunkOnceHoweverOftenItComes() {
        byte[] bytes = rig.bytes(9000);
        rig.library.store(ann, List.of(frame(bytes), frame(bytes)));
        rig.library.store(rig.bob, List.of(frame(bytes)));
        assertThat(rig.blobs.packs(ann.home()).stream()
                        .mapToLong(pack -> pack.length())
                        .sum())
                .isBetween(9000L, 9100L);
    }

    @Provokes(ReasonCode.CHECKSUM_MISMATCH)
    @Test
    void storesNothingOfABatchWithOneBadChunk() {
        byte[] good = rig.bytes(9000);
        ChunkFrame bad = new ChunkFrame(id(new byte[] {1}), Encoding.RAW, 1, new byte[] {2});
        assertThat(reasonOf(() -> rig.library.store(ann, List.of(frame(good), bad)))
                        .code())
                .isEqualTo(ReasonCode.CHECKSUM_MISMATCH);
        assertThat(rig.library.missing(ann, List.of(id(good)))).containsExactly(id(good));
    }

    @Test
    void endsAFetchAfterAboutFourMebibytes() {
        List<ChunkId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            byte[] bytes = rig.bytes(3 << 19);
            rig.library.store(ann, List.of(frame(bytes)));
            ids.add(id(bytes));
        }
        assertThat(rig.library.fetch(ann, ids)).hasSize(2);
    }

    @Provokes(ReasonCode.BLOB_CORRUPT)
    @Test
    void asksAgainForAChunkThatWentBad() {
        byte[] bytes = rig.bytes(9000);
        rig.library.store(ann, List.of(frame(bytes)));
        ChunkRow row = row(id(bytes));
        rig.blobs.damage(ann.home(), new BlobPlace(row.pack(), row.offset(), row.length()));
        assertThat(reasonOf(() -> rig.library.fetch(ann, List.of(id(bytes)))).code())
                .isEqualTo(ReasonCode.BLOB_CORRUPT);
        assertThat(rig.library.missing(ann, List.of(id(bytes)))).containsExactly(id(bytes));
        rig.library.store(ann, List.of(frame(bytes)));
        assertThat(rig.library.fetch(ann, List.of(id(bytes))).getFirst().bytes())
                .isEqualTo(bytes);
    }

    @Provokes(ReasonCode.BLOB_MISSING)
    @Test
    void saysWhenAChunkIsNotThere() {
        assertThat(reasonOf(() -> rig.library.fetch(ann, List.of(id(new byte[] {1}))))
                        .code())
                .isEqualTo(ReasonCode.BLOB_MISSING);
    }

    @Test
    void keepsTheChunksOfHomesApart() {
        byte[] bytes = rig.bytes(9000);
        rig.library.store(ann, List.of(frame(bytes)));
        var home = rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
        Caller eve = new Caller(home.home(), home.person(), ann.device());
        assertThat(rig.library.missing(eve, List.of(id(bytes)))).hasSize(1);
        assertThat(reasonOf(() -> rig.library.fetch(eve, List.of(id(bytes)))).code())
                .isEqualTo(ReasonCode.BLOB_MISSING);
    }

    @Test
    void commitsALongContentOnlyWhenAllOfItIsHeld() {
        List<byte[]> chunks = rig.longContent(3, 10_000);
        ItemId film = rig.id();
        for (byte[] chunk : chunks) {
            assertThat(rig.refused(ann, file(film, 0, ROOT, "film", Rig.named(chunks)))
                            .reason()
                            .code())
                    .isEqualTo(ReasonCode.CONTENT_NOT_HELD);
            rig.library.store(ann, List.of(frame(chunk)));
        }
        rig.done(ann, file(film, 0, ROOT, "film", Rig.named(chunks)));
        assertThat(rig.library.registry().space(ann.home()).usedBytes()).isEqualTo(30_000);
        rig.done(ann, delete(film, 1));
    }

    @Test
    void refusesAManifestThatIsNone() {
        byte[] lie = rig.bytes(200);
        rig.library.store(ann, List.of(frame(lie)));
        var content = new Content(ContentId.ofManifest(id(lie)), 200);
        assertThat(reasonOf(() -> rig.done(ann, file(rig.id(), 0, ROOT, "x", content)))
                        .code())
                .isEqualTo(ReasonCode.REQUEST_MALFORMED);
    }

    @Test
    void refusesAManifestWhosePartsHaveOtherLengths() {
        byte[] part = rig.bytes(100);
        byte[] manifest =
                new Manifest(List.of(new Manifest.Part(id(part), 100), new Manifest.Part(id(part), 99))).bytes();
        rig.library.store(ann, List.of(frame(part), frame(manifest)));
        var content = Rig.named(List.of(part, new byte[99], manifest));
        assertThat(reasonOf(() -> rig.done(ann, file(rig.id(), 0, ROOT, "x", content)))
                        .code())
                .isEqualTo(ReasonCode.REQUEST_MALFORMED);
    }
}
