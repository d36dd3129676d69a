package limpid.store.blob;

import static limpid.store.blob.BlobStoreContract.blob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SimChance;
import limpid.host.disk.RealDisk;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.PackState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs on disks, simulated and real. */
final class FileBlobStoreTest {
    private static final Path ROOT = Path.of("/data/blobs");

    private final SimClock clock = new SimClock();
    private final SimChance chance = new SimChance(7);
    private final SimDisk disk = newDisk();
    private FileBlobStore blobs = FileBlobStore.open(ROOT, disk, clock, chance);

    private SimDisk newDisk() {
        SimDisk fresh = new SimDisk(clock);
        fresh.durably(() -> fresh.createFolders(Path.of("/data")));
        return fresh;
    }

    @Nested
    final class OnASimulatedDisk implements BlobStoreContract {
        @Override
        public BlobStore blobs() {
            return blobs;
        }

        @Override
        public void waitLong() {
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Nested
    final class OnARealDisk implements BlobStoreContract {
        @TempDir
        private Path folder = Path.of("");

        private BlobStore real = blobs;

        @org.junit.jupiter.api.BeforeEach
        void open() {
            real = FileBlobStore.open(folder.resolve("blobs"), RealDisk.of(clock), clock, chance);
        }

        @org.junit.jupiter.api.AfterEach
        void close() {
            real.close();
        }

        @Override
        public BlobStore blobs() {
            return real;
        }

        @Override
        public void waitLong() {
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private BlobPlace append(long n, int length) {
        return append(blob(n, length)).getFirst();
    }

    private List<BlobPlace> append(Blob... batch) {
        return blobs.append(BlobStoreContract.HOME, List.of(batch));
    }

    private byte[] read(BlobPlace place) {
        return blobs.read(BlobStoreContract.HOME, place);
    }

    private List<PackState> packs() {
        return blobs.packs(BlobStoreContract.HOME);
    }

    private void reopen() {
        blobs = FileBlobStore.open(ROOT, disk, clock, chance);
    }

    private static Path fileOf(String pack) {
        return ROOT.resolve(BlobStoreContract.HOME.text()).resolve(pack + ".pack");
    }

    private static Reason reasonOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ReasonException.class, work).reason();
    }

    @Test
    void findsItsPacksAfterARestart() {
        BlobPlace sealed = append(1, 100);
        blobs.close();
        reopen();
        BlobPlace unsealed = append(2, 200);
        reopen();
        assertThat(read(sealed)).isEqualTo(blob(1, 100).bytes());
        assertThat(read(unsealed)).isEqualTo(blob(2, 200).bytes());
        assertThat(packs()).hasSize(2);
        assertThat(blobs.contents(BlobStoreContract.HOME, unsealed.pack()))
                .extracting(stored -> stored.place())
                .containsExactly(unsealed);
        assertThat(append(3, 10).pack()).isNotIn(sealed.pack(), unsealed.pack());
    }

    @Test
    void cutsATornTailAndSealsWhatIsGood() {
        BlobPlace good = append(1, 100);
        long length = disk.bytes(fileOf(good.pack())).length;
        byte[] torn = PackFormat.frameHead(blob(2, 500));
        disk.durably(() -> {
            try (var writer = disk.append(fileOf(good.pack()))) {
                writer.write(torn, 0, torn.length);
            }
        });
        reopen();
        assertThat(packs()).containsExactly(new PackState(good.pack(), length, true));
        blobs.upkeep();
        assertThat(read(good)).isEqualTo(blob(1, 100).bytes());
        reopen();
        assertThat(blobs.contents(BlobStoreContract.HOME, good.pack())).hasSize(1);
        assertThat(read(good)).isEqualTo(blob(1, 100).bytes());
    }

    @Test
    @Provokes(ReasonCode.BLOB_CORRUPT)
    void aDamagedChunkInTheMiddleCostsOnlyItself() {
        List<BlobPlace> places = append(blob(1, 300), blob(2, 300), blob(3, 300));
        byte[] bytes = disk.bytes(fileOf(places.getFirst().pack()));
        bytes[(int) places.get(1).offset() + 100] ^= 1;
        disk.durably(() -> {
            disk.delete(fileOf(places.getFirst().pack()));
            try (var writer = disk.create(fileOf(places.getFirst().pack()))) {
                writer.write(bytes, 0, bytes.length);
            }
        });
        reopen();
        assertThat(packs()).hasSize(1);
        blobs.upkeep();
        assertThat(read(places.get(0))).isEqualTo(blob(1, 300).bytes());
        assertThat(read(places.get(2))).isEqualTo(blob(3, 300).bytes());
        Reason reason = reasonOf(() -> read(places.get(1)));
        assertThat(reason.code()).isEqualTo(ReasonCode.BLOB_CORRUPT);
        assertThat(reason.observed("pack")).isPresent();
    }

    @Test
    void neverWritesAgainToAPackWhoseSyncFailed() {
        BlobPlace before = append(1, 100);
        disk.faults().setSyncsFail(true);
        assertThat(reasonOf(() -> append(2, 100)).code()).isEqualTo(ReasonCode.IO_ERROR);
        disk.faults().setSyncsFail(false);
        BlobPlace after = append(3, 100);
        assertThat(after.pack()).isNotEqualTo(before.pack());
        clock.advance(Duration.ofMinutes(1));
        blobs.upkeep();
        assertThat(read(before)).isEqualTo(blob(1, 100).bytes());
        disk.crash(chance);
        reopen();
        assertThat(read(before)).isEqualTo(blob(1, 100).bytes());
        assertThat(read(after)).isEqualTo(blob(3, 100).bytes());
    }

    @Test
    @Provokes(ReasonCode.SERVER_DISK_FULL)
    void saysThatTheServersDiskIsFullAndGoesOnWhenItIsNot() {
        BlobPlace before = append(1, 100);
        disk.faults().leaveFree(1 << 20);
        Reason reason = reasonOf(() -> append(2, 2 << 20));
        assertThat(reason.code()).isEqualTo(ReasonCode.SERVER_DISK_FULL);
        assertThat(reason.observed("volume")).contains("sim");
        assertThat(reason.observed("free-bytes")).contains(Integer.toString(1 << 20));
        assertThat(blobs.room().usableBytes()).isLessThan(1 << 20);
        disk.faults().setRoomy();
        append(2, 2 << 20);
        assertThat(read(before)).isEqualTo(blob(1, 100).bytes());
    }

    @Test
    @Provokes(ReasonCode.SERVER_STORAGE_OFFLINE)
    void saysThatItsStorageIsNotMounted() {
        BlobPlace place = append(1, 100);
        disk.faults().unplug(Path.of("/data"));
        for (Reason reason : List.of(
                reasonOf(() -> read(place)),
                reasonOf(this::packs),
                reasonOf(() -> append(2, 10)),
                reasonOf(() -> blobs.contents(BlobStoreContract.HOME, place.pack())))) {
            assertThat(reason.code()).isEqualTo(ReasonCode.SERVER_STORAGE_OFFLINE);
            assertThat(reason.observed("path")).contains(ROOT.toString());
        }
        disk.faults().plugIn(Path.of("/data"));
        assertThat(read(place)).isEqualTo(blob(1, 100).bytes());
    }

    @Test
    void tellsAFolderThatNeverHeldBlobs() {
        assertThat(blobs.wasFresh()).isTrue();
        reopen();
        assertThat(blobs.wasFresh()).isFalse();
    }
}
