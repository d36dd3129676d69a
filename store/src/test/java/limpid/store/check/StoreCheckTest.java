package limpid.store.check;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.HOME;
import static limpid.store.ledger.SomeRows.collection;
import static limpid.store.ledger.SomeRows.file;
import static limpid.store.ledger.SomeRows.folder;
import static limpid.store.ledger.SomeRows.id;
import static limpid.store.ledger.SomeRows.replaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.reason.ReasonCode;
import limpid.host.time.SimClock;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStoreContract;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StoreCheckTest {
    private static final Blob SMALL = BlobStoreContract.blob(1, 50);
    private static final Blob PART_ONE = BlobStoreContract.blob(2, 5000);
    private static final Blob PART_TWO = BlobStoreContract.blob(4, 3000);
    private static final Blob OLD = BlobStoreContract.blob(6, 700);
    private static final Blob MANIFEST = manifest();

    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryBlobStore blobs = new MemoryBlobStore(new SimClock());
    private final List<BlobPlace> places = new ArrayList<>();

    private static Blob manifest() {
        byte[] bytes = new Manifest(
                        List.of(new Manifest.Part(PART_ONE.id(), 5000), new Manifest.Part(PART_TWO.id(), 3000)))
                .bytes();
        return new Blob(ChunkId.of(bytes), 0, bytes.length, bytes);
    }

    /** A home with a folder, a short file in the ledger's row, a long one in packs, and an old version. */
    @BeforeEach
    void fill() {
        places.addAll(blobs.append(HOME, List.of(PART_ONE, PART_TWO, MANIFEST, OLD)));
        ledger.administer(directory -> {
            directory.addHome(HOME);
            return true;
        });
        ledger.write(HOME, home -> {
            home.putCollection(collection(FILES, 9));
            home.items()
                    .put(
                            FILES,
                            List.of(
                                    folder(1, "folder"),
                                    file(2, "short", ContentId.ofChunk(SMALL.id())),
                                    file(3, "long", ContentId.ofManifest(MANIFEST.id()))));
            home.items().putVersions(FILES, List.of(replaced(file(4, "old", ContentId.ofChunk(OLD.id())), 1)));
            home.contents().putParts(ContentId.ofManifest(MANIFEST.id()), List.of(PART_ONE.id(), PART_TWO.id()));
            home.contents()
                    .putChunks(List.of(
                            new ChunkRow(SMALL.id(), 50, 0, "", 0, 0, SMALL.bytes(), State.LIVE),
                            row(PART_ONE, 0, State.LIVE),
                            row(PART_TWO, 1, State.LIVE),
                            row(MANIFEST, 2, State.LIVE),
                            row(OLD, 3, State.LIVE)));
            return true;
        });
    }

    private ChunkRow row(Blob blob, int place, State state) {
        BlobPlace at = places.get(place);
        return new ChunkRow(blob.id(), blob.bytes().length, 0, at.pack(), at.offset(), at.length(), new byte[0], state);
    }

    private void change(java.util.function.Consumer<limpid.store.ledger.HomeTransaction> work) {
        ledger.write(HOME, home -> {
            work.accept(home);
            return true;
        });
    }

    private StoreReport check() {
        return new StoreCheck(ledger, blobs, (_, _, encoded) -> encoded).all((_, _, _) -> {});
    }

    @Test
    void findsNothingWhereAllIsWell() {
        StoreReport report = check();
        assertThat(report.flaws()).isEmpty();
        assertThat(report.items()).isEqualTo(4);
        assertThat(report.chunks()).isEqualTo(5);
        assertThat(report.bytes()).isEqualTo(50 + 5000 + 3000 + 700 + MANIFEST.bytes().length);
    }

    @Test
    void namesADamagedChunk() {
        blobs.damage(HOME, places.get(1));
        assertThat(check().flaws()).singleElement().isInstanceOfSatisfying(StoreFlaw.UnreadableChunk.class, flaw -> {
            assertThat(flaw.chunk()).isEqualTo(PART_TWO.id());
            assertThat(flaw.reason().code()).isEqualTo(ReasonCode.BLOB_CORRUPT);
        });
    }

    @Test
    void namesAllChunksOfALostPack() {
        blobs.lose(HOME, places.getFirst().pack());
        assertThat(check().flaws()).hasSize(4).allSatisfy(flaw -> assertThat(flaw)
                .isInstanceOfSatisfying(
                        StoreFlaw.UnreadableChunk.class,
                        it -> assertThat(it.reason().code()).isEqualTo(ReasonCode.BLOB_MISSING)));
    }

    @Test
    void namesAChunkThatIsNotWhatItsIdSays() {
        change(home -> home.contents()
                .putChunks(List.of(new ChunkRow(SMALL.id(), 50, 0, "", 0, 0, new byte[50], State.LIVE))));
        assertThat(check().flaws()).containsExactly(new StoreFlaw.WrongChunk(HOME, SMALL.id()));
    }

    @Test
    void namesTheItemWhoseContentIsNotInTheLedger() {
        change(home -> home.contents().dropChunks(List.of(PART_TWO.id(), OLD.id())));
        assertThat(check().flaws())
                .containsExactlyInAnyOrder(
                        new StoreFlaw.IncompleteContent(
                                HOME, FILES, id(3), 1, ContentId.ofManifest(MANIFEST.id()), PART_TWO.id()),
                        new StoreFlaw.IncompleteContent(HOME, FILES, id(4), 1, ContentId.ofChunk(OLD.id()), OLD.id()));
    }

    @Test
    void namesTheItemWhoseChunkIsInQuarantine() {
        change(home -> home.contents().putChunks(List.of(row(PART_ONE, 0, State.QUARANTINED))));
        assertThat(check().flaws())
                .containsExactly(new StoreFlaw.IncompleteContent(
                        HOME, FILES, id(3), 1, ContentId.ofManifest(MANIFEST.id()), PART_ONE.id()));
    }

    @Test
    void namesAContentWhosePartsNothingKeeps() {
        change(home -> home.contents().dropParts(ContentId.ofManifest(MANIFEST.id())));
        assertThat(check().flaws())
                .containsExactly(new StoreFlaw.UnkeptParts(HOME, ContentId.ofManifest(MANIFEST.id())));
    }
}
