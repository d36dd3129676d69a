package limpid.store.blob;

import static limpid.store.blob.BlobStoreContract.HOME;
import static limpid.store.blob.BlobStoreContract.blob;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limpid.core.chunk.ChunkId;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SimChance;
import limpid.host.disk.HookedDisk;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.PackState;
import limpid.store.blob.BlobStore.StoredBlob;
import org.junit.jupiter.api.Test;

/** The power goes before each single call to the disk, and each time with several fates of what was not synced. */
final class PackCrashTest {
    private static final Path ROOT = Path.of("/data/blobs");
    private static final int FATES = 12;
    private static final int CALLS_AT_LEAST = 20;

    /** The power went. */
    private static final class PowerLoss extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One machine that loses power before the call with a number, and what it was told is stored. */
    private static final class Machine {
        private final SimClock clock = new SimClock();
        private final SimDisk disk = new SimDisk(clock);
        private final SimChance chance;
        private final Map<BlobPlace, Blob> stored = new LinkedHashMap<>();
        private int callsLeft;

        Machine(long seed, int callsLeft) {
            this.chance = new SimChance(seed);
            this.callsLeft = callsLeft;
            disk.durably(() -> disk.createFolders(Path.of("/data")));
        }

        FileBlobStore open() {
            return FileBlobStore.open(ROOT, new HookedDisk(disk, (_, _) -> countDown()), clock, chance);
        }

        private void countDown() {
            if (callsLeft-- == 0) {
                throw new PowerLoss();
            }
        }

        /** Returns whether all of the work was done before the power went. */
        boolean survives(Runnable work) {
            try {
                work.run();
                return true;
            } catch (PowerLoss loss) {
                disk.crash(chance);
                callsLeft = Integer.MAX_VALUE;
                return false;
            }
        }

        void append(FileBlobStore blobs, Blob... batch) {
            List<BlobPlace> places = blobs.append(HOME, List.of(batch));
            for (int i = 0; i < batch.length; i++) {
                stored.put(places.get(i), batch[i]);
            }
        }

        /** All that was told to be stored is there, and nothing is there that was not stored whole. */
        void check(FileBlobStore blobs) {
            stored.forEach((place, blob) -> assertThat(blobs.read(HOME, place)).isEqualTo(blob.bytes()));
            List<BlobPlace> listed = new ArrayList<>();
            for (PackState pack : blobs.packs(HOME)) {
                for (StoredBlob found : blobs.contents(HOME, pack.pack())) {
                    assertThat(ChunkId.of(blobs.read(HOME, found.place()))).isEqualTo(found.id());
                    listed.add(found.place());
                }
            }
            assertThat(listed).containsAll(stored.keySet()).doesNotHaveDuplicates();
        }
    }

    /** Appends, seals, begins a second pack, drops the first, appends again. */
    private static void work(Machine machine) {
        FileBlobStore blobs = machine.open();
        machine.append(blobs, blob(1, 300), blob(2, 0), blob(3, 200_000));
        machine.append(blobs, blob(4, 50));
        machine.append(blobs, blob(5, 3000), blob(6, 10));
        machine.clock.advance(Duration.ofMinutes(1));
        blobs.upkeep();
        machine.append(blobs, blob(7, 700));
        blobs.close();
    }

    @Test
    void keepsAllThatItSaidIsStoredWhenThePowerGoesAnywhere() {
        int calls = 0;
        for (boolean over = false; !over; calls++) {
            over = true;
            for (int fate = 0; fate < FATES; fate++) {
                Machine machine = new Machine(fate * 1000L + calls, calls);
                boolean survived = machine.survives(() -> work(machine));
                over &= survived;
                checkAfterwards(machine);
            }
        }
        assertThat(calls).isGreaterThan(CALLS_AT_LEAST);
    }

    private static void checkAfterwards(Machine machine) {
        machine.callsLeft = Integer.MAX_VALUE;
        FileBlobStore blobs = machine.open();
        machine.check(blobs);
        machine.append(blobs, blob(8, 800));
        machine.check(blobs);
        blobs.upkeep();
        machine.check(blobs);
        machine.disk.crash(machine.chance);
        machine.check(machine.open());
    }

    @Test
    void survivesASecondLossWhileItMends() {
        for (int calls = 0; calls < 40; calls++) {
            for (int fate = 0; fate < FATES; fate++) {
                Machine machine = new Machine(fate * 7919L + calls, Integer.MAX_VALUE);
                FileBlobStore blobs = machine.open();
                machine.append(blobs, blob(1, 300), blob(2, 5000));
                machine.append(blobs, blob(3, 30));
                machine.disk.crash(machine.chance);
                machine.callsLeft = calls;
                machine.survives(() -> {
                    FileBlobStore again = machine.open();
                    again.packs(HOME);
                    again.upkeep();
                    machine.append(again, blob(4, 40));
                    again.close();
                });
                checkAfterwards(machine);
            }
        }
    }

    @Test
    void keepsAllThatItSaidIsStoredWhenSyncsFailBeforeThePowerGoes() {
        for (int fate = 0; fate < 200; fate++) {
            Machine machine = new Machine(fate, Integer.MAX_VALUE);
            FileBlobStore blobs = machine.open();
            machine.append(blobs, blob(1, 300));
            machine.disk.faults().setSyncsFail(true);
            refuses(() -> machine.append(blobs, blob(2, 3000)));
            refuses(() -> machine.append(blobs, blob(2, 3000)));
            machine.disk.faults().setSyncsFail(false);
            machine.append(blobs, blob(4, 40));
            machine.clock.advance(Duration.ofMinutes(1));
            blobs.upkeep();
            machine.check(blobs);
            machine.disk.crash(machine.chance);
            checkAfterwards(machine);
        }
    }

    private static void refuses(Runnable work) {
        try {
            work.run();
        } catch (ReasonException refused) {
            return;
        }
        throw new AssertionError("a failed sync was taken for a success");
    }
}
