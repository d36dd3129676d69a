package limpid.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import limpid.core.chunk.ChunkId;
import limpid.core.id.HomeId;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.PackState;
import org.junit.jupiter.api.Test;

/** What every blob store promises. */
public interface BlobStoreContract {
    HomeId HOME = new HomeId("home-a");
    HomeId OTHER_HOME = new HomeId("home-b");

    /** An open store that was empty when the test began; the same one all through the test. */
    BlobStore blobs();

    /** Lets time pass until open packs are idle. */
    void waitLong();

    /** A chunk of pseudo-random bytes; equal numbers make equal chunks. */
    static Blob blob(long n, int length) {
        byte[] bytes = new byte[length];
        new Random(n).nextBytes(bytes);
        return new Blob(ChunkId.of(bytes), (int) (n % 2), length + 1, bytes);
    }

    private void sealAll() {
        waitLong();
        blobs().upkeep();
    }

    private List<BlobPlace> append(Blob... blobs) {
        return blobs().append(HOME, List.of(blobs));
    }

    @Test
    default void givesBackWhatWasAppended() {
        List<BlobPlace> places = append(blob(1, 100), blob(2, 0), blob(3, 1), blob(4, 3_000_000), blob(5, 70_000));
        List<BlobPlace> more = append(blob(6, 5000));
        assertThat(blobs().read(HOME, places.get(0))).isEqualTo(blob(1, 100).bytes());
        assertThat(blobs().read(HOME, places.get(1))).isEmpty();
        assertThat(blobs().read(HOME, places.get(2))).isEqualTo(blob(3, 1).bytes());
        assertThat(blobs().read(HOME, places.get(3)))
                .isEqualTo(blob(4, 3_000_000).bytes());
        assertThat(blobs().read(HOME, places.get(4))).isEqualTo(blob(5, 70_000).bytes());
        assertThat(blobs().read(HOME, more.getFirst())).isEqualTo(blob(6, 5000).bytes());
    }

    @Test
    default void storesNothingForNothing() {
        assertThat(append()).isEmpty();
        assertThat(blobs().packs(HOME)).isEmpty();
    }

    @Test
    default void storesOneChunkTwiceIfAskedTo() {
        List<BlobPlace> places = append(blob(1, 10), blob(1, 10));
        assertThat(places).doesNotHaveDuplicates();
        assertThat(blobs().read(HOME, places.get(1))).isEqualTo(blob(1, 10).bytes());
    }

    @Test
    default void keepsHomesApart() {
        BlobPlace place = append(blob(1, 100)).getFirst();
        assertThat(blobs().packs(OTHER_HOME)).isEmpty();
        ReasonException thrown = catchThrowableOfType(ReasonException.class, () -> blobs().read(OTHER_HOME, place));
        assertThat(thrown.reason().code()).isEqualTo(ReasonCode.BLOB_MISSING);
        blobs().drop(OTHER_HOME, place.pack());
        assertThat(blobs().read(HOME, place)).isEqualTo(blob(1, 100).bytes());
    }

    @Test
    @Provokes(ReasonCode.BLOB_MISSING)
    default void saysThatAPackIsMissing() {
        append(blob(1, 100));
        BlobPlace nowhere = new BlobPlace("no-such-pack", 8, 100);
        ReasonException thrown = catchThrowableOfType(ReasonException.class, () -> blobs().read(HOME, nowhere));
        assertThat(thrown.reason().code()).isEqualTo(ReasonCode.BLOB_MISSING);
        assertThat(thrown.reason().evidence()).isNotEmpty();
    }

    @Test
    default void handsOutNothingFromAWrongPlace() {
        BlobPlace place = append(blob(1, 100), blob(2, 100)).getFirst();
        for (BlobPlace wrong : List.of(
                new BlobPlace(place.pack(), place.offset() + 1, 100),
                new BlobPlace(place.pack(), place.offset(), 99),
                new BlobPlace(place.pack(), 1L << 40, 100))) {
            ReasonException thrown = catchThrowableOfType(ReasonException.class, () -> blobs().read(HOME, wrong));
            assertThat(thrown.reason().code()).isIn(ReasonCode.BLOB_CORRUPT, ReasonCode.BLOB_MISSING);
        }
    }

    @Test
    default void listsPacksAndWhatTheyHold() {
        List<BlobPlace> places = new ArrayList<>(append(blob(1, 100), blob(2, 2000)));
        places.addAll(append(blob(3, 30)));
        checkContents(places);
        sealAll();
        assertThat(blobs().packs(HOME)).allMatch(PackState::sealed);
        checkContents(places);
        BlobPlace later = append(blob(4, 40)).getFirst();
        assertThat(places).extracting(BlobPlace::pack).doesNotContain(later.pack());
        assertThat(blobs().packs(HOME)).hasSize(2).anyMatch(pack -> !pack.sealed());
        assertThat(blobs().read(HOME, places.getFirst())).isEqualTo(blob(1, 100).bytes());
    }

    private void checkContents(List<BlobPlace> places) {
        assertThat(blobs().packs(HOME)).hasSize(1).allMatch(pack -> pack.length() >= 2130);
        String pack = places.getFirst().pack();
        assertThat(blobs().contents(HOME, pack))
                .extracting(stored -> stored.id(), stored -> stored.encoding(), stored -> stored.rawLength())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(blob(1, 100).id(), 1, 101),
                        org.assertj.core.groups.Tuple.tuple(blob(2, 2000).id(), 0, 2001),
                        org.assertj.core.groups.Tuple.tuple(blob(3, 30).id(), 1, 31));
        assertThat(blobs().contents(HOME, pack))
                .extracting(stored -> stored.place())
                .containsExactlyElementsOf(places);
    }

    @Test
    default void beginsANewPackWhenOneIsLarge() {
        BlobPlace first = append(blob(1, 10)).getFirst();
        for (int n = 0; n < 5; n++) {
            append(blob(100 + n, 8_000_000));
        }
        BlobPlace last = append(blob(2, 10)).getFirst();
        assertThat(last.pack()).isNotEqualTo(first.pack());
        assertThat(blobs().packs(HOME)).hasSize(2);
        assertThat(blobs().read(HOME, first)).isEqualTo(blob(1, 10).bytes());
    }

    @Test
    default void dropsSealedPacksOnly() {
        BlobPlace place = append(blob(1, 100)).getFirst();
        assertThatThrownBy(() -> blobs().drop(HOME, place.pack())).isInstanceOf(IllegalStateException.class);
        assertThat(blobs().read(HOME, place)).isEqualTo(blob(1, 100).bytes());
        sealAll();
        blobs().drop(HOME, place.pack());
        blobs().drop(HOME, place.pack());
        assertThat(blobs().packs(HOME)).isEmpty();
        ReasonException thrown = catchThrowableOfType(ReasonException.class, () -> blobs().read(HOME, place));
        assertThat(thrown.reason().code()).isEqualTo(ReasonCode.BLOB_MISSING);
    }

    @Test
    default void takesManyWritersAtOnce() throws InterruptedException {
        List<Callable<List<BlobPlace>>> tasks = new ArrayList<>();
        for (int writer = 0; writer < 16; writer++) {
            int n = writer * 10;
            HomeId home = writer % 2 == 0 ? HOME : OTHER_HOME;
            tasks.add(() -> {
                List<BlobPlace> places = new ArrayList<>(blobs().append(home, List.of(blob(n, 500), blob(n + 1, 900))));
                places.addAll(blobs().append(home, List.of(blob(n + 2, 100))));
                return places;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<BlobPlace>>> ends = threads.invokeAll(tasks);
            for (int writer = 0; writer < ends.size(); writer++) {
                HomeId home = writer % 2 == 0 ? HOME : OTHER_HOME;
                List<BlobPlace> places = end(ends.get(writer));
                assertThat(blobs().read(home, places.get(1)))
                        .isEqualTo(blob(writer * 10 + 1, 900).bytes());
                assertThat(blobs().read(home, places.get(2)))
                        .isEqualTo(blob(writer * 10 + 2, 100).bytes());
            }
        }
    }

    private static <T> T end(Future<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void knowsHowMuchRoomIsLeft() {
        assertThat(blobs().room().usableBytes()).isPositive();
    }
}
