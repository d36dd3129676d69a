package limpid.server.home;

import static limpid.server.library.Rig.FILES;
import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.server.home.Inventory.Copies;
import limpid.server.home.Inventory.Versioned;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeRow;
import org.junit.jupiter.api.Test;

class CensusTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;
    private final Census census = new Census(rig.hooked, rig.clock);

    private CollectionRow row() {
        return rig.ledger.read(ann.home(), rows -> rows.collection(FILES)).orElseThrow();
    }

    private Inventory inventory() {
        return seen().orElseThrow();
    }

    private Optional<Inventory> seen() {
        return census.inventory(ann.home(), row(), Census.ROWS_AT_ONCE);
    }

    @Test
    void sortsWhatIsThereAndWhatIsKept() {
        ItemId film = rig.id();
        ItemId song = rig.id();
        rig.done(ann, file(film, 0, ROOT, "film.mkv", rig.sent(ann, 900)), folder(rig.id(), 0, ROOT, "box"));
        rig.done(rig.bob, file(song, 0, ROOT, "song.mp3", rig.sent(rig.bob, 50)));
        rig.done(rig.bob, file(film, 1, ROOT, "film.mkv", rig.sent(rig.bob, 800)));
        rig.done(ann, delete(song, 1));
        Inventory seen = inventory();
        assertThat(seen.byCategory())
                .containsOnly(
                        Map.entry(Category.VIDEOS, new Amount(800, 1)),
                        Map.entry(Category.OTHER, new Amount(0, 1)),
                        Map.entry(Category.VERSIONS, new Amount(900, 1)),
                        Map.entry(Category.TRASH, new Amount(50, 1)));
        assertThat(seen.byDevice())
                .containsOnly(
                        Map.entry(ann.device().text(), new Amount(0, 1)),
                        Map.entry(rig.bob.device().text(), new Amount(800, 1)));
        assertThat(seen.largest()).containsExactly(film);
        assertThat(seen.versioned()).containsExactly(new Versioned(film, new Amount(900, 1)));
    }

    @Test
    void findsCopiesWhatFreesMostFirst() {
        Content small = rig.sent(ann, 100);
        Content large = rig.sent(ann, 150);
        List<ItemId> ids = List.of(rig.id(), rig.id(), rig.id(), rig.id(), rig.id());
        rig.done(
                ann,
                file(ids.get(0), 0, ROOT, "a", small),
                file(ids.get(1), 0, ROOT, "b", large),
                file(ids.get(2), 0, ROOT, "c", small),
                file(ids.get(3), 0, ROOT, "d", large),
                file(ids.get(4), 0, ROOT, "e", small));
        assertThat(inventory().copies())
                .containsExactly(
                        new Copies(
                                100,
                                3,
                                List.of(ids.get(0), ids.get(2), ids.get(4)).stream()
                                        .sorted()
                                        .toList()),
                        new Copies(
                                150,
                                2,
                                List.of(ids.get(1), ids.get(3)).stream()
                                        .sorted()
                                        .toList()));
    }

    @Test
    void countsAgainOnlyWhenSomethingChanged() {
        rig.done(ann, file(rig.id(), 0, ROOT, "a", rig.text("abc")));
        Instant first = inventory().asOf();
        rig.clock.pass(Duration.ofMinutes(1));
        assertThat(inventory().asOf()).isEqualTo(first);
        rig.done(ann, file(rig.id(), 0, ROOT, "b", rig.text("abcd")));
        assertThat(inventory().asOf()).isAfter(first);
    }

    @Test
    void leavesALargeCollectionToUpkeep() {
        fill(Census.ROWS_AT_ONCE + 1500);
        assertThat(seen()).isEmpty();
        census.round(ann.home(), 20_000);
        assertThat(seen()).isEmpty();
        census.round(ann.home(), 20_000);
        assertThat(inventory().byCategory().get(Category.OTHER).items()).isEqualTo(Census.ROWS_AT_ONCE + 1500);
        Instant counted = inventory().asOf();
        fill(10);
        census.round(ann.home(), 20_000);
        assertThat(inventory().asOf()).as("not again so soon").isEqualTo(counted);
        rig.clock.pass(Duration.ofHours(2));
        census.round(ann.home(), 20_000);
        census.round(ann.home(), 20_000);
        assertThat(inventory().byCategory().get(Category.OTHER).items()).isEqualTo(Census.ROWS_AT_ONCE + 1510);
    }

    private void fill(int folders) {
        for (int done = 0; done < folders; ) {
            List<Operation> batch = new ArrayList<>();
            for (; done < folders && batch.size() < 200; done++) {
                batch.add(folder(rig.id(), 0, ROOT, "f" + rig.chance.below(Long.MAX_VALUE)));
            }
            rig.done(ann, batch.toArray(Operation[]::new));
        }
    }

    /** Counted in pieces of any size, it is what adding up says. */
    @Test
    void addsUpWhateverWasDone() {
        Random random = new Random(7);
        Map<ItemId, Long> live = new HashMap<>();
        for (int step = 0; step < 120; step++) {
            ItemId id = live.isEmpty() || random.nextInt(3) == 0
                    ? rig.id()
                    : List.copyOf(live.keySet()).get(random.nextInt(live.size()));
            long version = live.getOrDefault(id, 0L);
            if (version > 0 && random.nextInt(4) == 0) {
                rig.done(ann, delete(id, version));
                live.remove(id);
            } else {
                rig.done(ann, file(id, version, ROOT, "n" + id, rig.sent(ann, 1 + random.nextInt(500))));
                live.put(id, version + 1);
            }
        }
        HomeRow home = rig.ledger.read(ann.home(), rows -> rows.homeRow()).orElseThrow();
        Map<Category, Amount> parts = inventory().byCategory();
        assertThat(parts.get(Category.OTHER)).isEqualTo(new Amount(home.usedBytes(), live.size()));
        assertThat(parts.get(Category.VERSIONS).bytes()
                        + parts.get(Category.TRASH).bytes())
                .isEqualTo(home.keptBytes());
    }

    @Test
    void writesDownEachDayHowFullAHomeIs() {
        Diary diary = new Diary(rig.hooked, rig.clock);
        diary.note(ann.home());
        rig.done(ann, file(rig.id(), 0, ROOT, "a", rig.text("abc")));
        diary.note(ann.home());
        assertThat(days()).extracting(Day::usedBytes).containsExactly(0L);
        rig.clock.pass(Duration.ofHours(1));
        diary.note(ann.home());
        assertThat(days()).extracting(Day::usedBytes).containsExactly(3L);
        for (int day = 0; day < 410; day++) {
            rig.clock.pass(Duration.ofDays(1));
            diary.note(ann.home());
        }
        assertThat(days()).hasSize(Diary.DAYS_KEPT + 1);
        assertThat(days().getLast().date()).isEqualTo(Day.date(rig.clock.now()));
    }

    private List<Day> days() {
        return rig.ledger.read(ann.home(), rows -> Diary.days(rows, 1000));
    }
}
