package limpid.store.ledger;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.NOTES;
import static limpid.store.ledger.SomeRows.deleted;
import static limpid.store.ledger.SomeRows.file;
import static limpid.store.ledger.SomeRows.folder;
import static limpid.store.ledger.SomeRows.gone;
import static limpid.store.ledger.SomeRows.id;
import static limpid.store.ledger.SomeRows.moved;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.ledger.BrowseRows.By;
import limpid.store.ledger.BrowseRows.Called;
import limpid.store.ledger.BrowseRows.Deletion;
import limpid.store.ledger.BrowseRows.Group;
import limpid.store.ledger.BrowseRows.Mark;
import limpid.store.ledger.BrowseRows.Stretch;
import limpid.store.ledger.BrowseRows.Way;
import limpid.store.ledger.ItemRows.OldVersion;
import org.junit.jupiter.api.Test;

/** Folders in the orders in which people look at them, page by page; names; what was deleted. */
public interface BrowseRowsContract extends LedgerSubject {
    /** Names in the order of their bytes; the last is beyond the sixteen bits of a char. */
    List<String> NAMES = List.of("B", "a", "b", "é", "\uFB01", "\uD83D\uDE00");

    /** All that a listing has, taken in pages of two. */
    private List<String> listing(Group group, By by, Way way, ItemId folder) {
        List<String> names = new ArrayList<>();
        Optional<Mark> after = Optional.empty();
        while (true) {
            Stretch stretch = new Stretch(folder, group, by, way, after, 2);
            List<Item> page = listed(home -> home.browsing().list(FILES, stretch));
            page.forEach(item -> names.add(item.place().name().text()));
            if (page.size() < 2) {
                return names;
            }
            after = Optional.of(Mark.of(page.getLast()));
        }
    }

    /** Files 1 to 6 with the names of {@link #NAMES} backwards, so that size and name go apart; a folder between them. */
    private void fill() {
        for (int i = 0; i < NAMES.size(); i++) {
            putItems(file(i + 1, NAMES.get(NAMES.size() - 1 - i)));
        }
        putItems(folder(7, "folder 2"), folder(8, "Folder 1"));
        Item inside = file(9, "inside");
        putItems(inside);
        putItems(moved(inside, 10, id(7), "inside"));
        Item dead = file(11, "dead");
        putItems(dead);
        putItems(deleted(dead, 12));
    }

    @Test
    default void listsFoldersApartFromOthersByName() {
        fill();
        assertThat(listing(Group.OTHERS, By.NAME, Way.UP, ItemId.ROOT)).isEqualTo(NAMES);
        assertThat(listing(Group.OTHERS, By.NAME, Way.DOWN, ItemId.ROOT)).isEqualTo(NAMES.reversed());
        assertThat(listing(Group.FOLDERS, By.NAME, Way.UP, ItemId.ROOT)).containsExactly("Folder 1", "folder 2");
        assertThat(listing(Group.FOLDERS, By.NAME, Way.DOWN, ItemId.ROOT)).containsExactly("folder 2", "Folder 1");
        assertThat(listing(Group.OTHERS, By.NAME, Way.UP, id(7))).containsExactly("inside");
        assertThat(listing(Group.OTHERS, By.NAME, Way.UP, id(99))).isEmpty();
    }

    @Test
    default void listsBySizeAndByTime() {
        fill();
        // Sizes grow with the number of a file, times fall.
        assertThat(listing(Group.OTHERS, By.SIZE, Way.UP, ItemId.ROOT)).isEqualTo(NAMES.reversed());
        assertThat(listing(Group.OTHERS, By.SIZE, Way.DOWN, ItemId.ROOT)).isEqualTo(NAMES);
        assertThat(listing(Group.OTHERS, By.MODIFIED, Way.UP, ItemId.ROOT)).isEqualTo(NAMES);
        assertThat(listing(Group.OTHERS, By.MODIFIED, Way.DOWN, ItemId.ROOT)).isEqualTo(NAMES.reversed());
        // Folders are all alike in both, so their names decide.
        assertThat(listing(Group.FOLDERS, By.SIZE, Way.DOWN, ItemId.ROOT)).containsExactly("folder 2", "Folder 1");
        assertThat(listing(Group.FOLDERS, By.MODIFIED, Way.UP, ItemId.ROOT)).containsExactly("Folder 1", "folder 2");
    }

    @Test
    default void givesTheNamesOfWhatLives() {
        fill();
        List<Called> all = listed(home -> home.browsing().names(FILES, ItemId.ROOT, 100));
        assertThat(all).hasSize(9).contains(new Called(id(9), "inside")).doesNotContain(new Called(id(11), "dead"));
        assertThat(all).extracting(Called::item).isSorted();
        List<Called> rest =
                listed(home -> home.browsing().names(FILES, all.get(3).item(), 2));
        assertThat(rest).isEqualTo(all.subList(4, 6));
        assertThat(listed(home -> home.browsing().names(NOTES, ItemId.ROOT, 100)))
                .isEmpty();
    }

    @Test
    default void listsDeletionsPageByPage() {
        LongStream.rangeClosed(1, 7).forEach(n -> {
            Item item = file(n, "gone " + n);
            putVersions(gone(item, n / 2));
            putItems(deleted(item, 100 + n));
        });
        List<OldVersion> whole = listed(home -> home.items().recentlyDeleted(FILES, 100));
        List<OldVersion> paged = new ArrayList<>();
        Optional<Deletion> after = Optional.empty();
        while (paged.size() < 7) {
            Optional<Deletion> from = after;
            List<OldVersion> page = listed(home -> home.browsing().deleted(FILES, from, 2));
            assertThat(page).isNotEmpty();
            paged.addAll(page);
            after = Optional.of(new Deletion(
                    page.getLast().replacedAt(), page.getLast().item().id()));
        }
        assertThat(whole).hasSize(7);
        assertThat(paged).isEqualTo(whole);
    }
}
