package limpid.store.ledger;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.HOME;
import static limpid.store.ledger.SomeRows.NOTES;
import static limpid.store.ledger.SomeRows.content;
import static limpid.store.ledger.SomeRows.deleted;
import static limpid.store.ledger.SomeRows.file;
import static limpid.store.ledger.SomeRows.folder;
import static limpid.store.ledger.SomeRows.gone;
import static limpid.store.ledger.SomeRows.id;
import static limpid.store.ledger.SomeRows.moved;
import static limpid.store.ledger.SomeRows.noonPlus;
import static limpid.store.ledger.SomeRows.replaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.ledger.ItemRows.Dropped;
import limpid.store.ledger.ItemRows.OldVersion;
import org.junit.jupiter.api.Test;

/** Old versions and what was deleted. */
public interface VersionRowsContract extends LedgerSubject {
    @Test
    default void givesOldVersionsNewestFirst() {
        Item one = file(1, "a");
        Item two = moved(one, 2, ItemId.ROOT, "b");
        OldVersion oldOne = replaced(one, 10);
        OldVersion oldTwo = gone(two, 20);
        putVersions(oldOne, oldTwo, replaced(folder(5, "other"), 30));
        assertThat(listed(home -> home.items().versions(FILES, id(1)))).containsExactly(oldTwo, oldOne);
        assertThat(found(home -> home.items().version(FILES, id(1), 1))).contains(oldOne);
        assertThat(found(home -> home.items().version(FILES, id(1), 3))).isEmpty();
    }

    @Test
    default void putsAVersionOnceOnly() {
        putVersions(replaced(file(1, "a"), 10));
        putVersions(gone(file(1, "a"), 11));
        assertThat(listed(home -> home.items().versions(FILES, id(1)))).containsExactly(gone(file(1, "a"), 11));
        write(home -> home.items().dropVersion(FILES, id(1), 1));
        assertThat(told(home -> home.items().uses(content(1)))).isFalse();
    }

    @Test
    default void namesWhatWasRecentlyDeletedLatestFirst() {
        Item early = file(1, "early");
        Item late = file(2, "late");
        Item revived = file(3, "revived");
        Item edited = file(4, "edited");
        Item forgotten = file(5, "forgotten");
        Item editedLater = moved(edited, 24, ItemId.ROOT, "edited");
        putItems(
                deleted(early, 21),
                deleted(late, 22),
                moved(deleted(revived, 23), 30, ItemId.ROOT, "revived"),
                editedLater);
        putVersions(gone(early, 21), gone(late, 22), gone(revived, 23), replaced(edited, 24), gone(forgotten, 25));
        List<OldVersion> deleted = listed(home -> home.items().recentlyDeleted(FILES, 9));
        assertThat(deleted).containsExactly(gone(forgotten, 25), gone(late, 22), gone(early, 21));
        assertThat(listed(home -> home.items().recentlyDeleted(FILES, 2)))
                .containsExactly(gone(forgotten, 25), gone(late, 22));
    }

    @Test
    default void namesAFolderThatIsGoneAndNotWhatWasInIt() {
        Item box = folder(1, "box");
        Item inner = moved(file(2, "inner"), 2, box.id(), "inner");
        Item alone = moved(file(3, "alone"), 2, id(9), "alone");
        putItems(deleted(inner, 21), deleted(box, 22), deleted(alone, 23));
        putVersions(gone(inner, 20), gone(box, 21), gone(alone, 22));
        assertThat(listed(home -> home.items().recentlyDeleted(FILES, 9)))
                .containsExactly(gone(alone, 22), gone(box, 21));
    }

    @Test
    default void findsWhatWasDeletedFromFoldersLatestFirst() {
        Item box = folder(1, "box");
        Item early = moved(file(2, "early"), 2, box.id(), "early");
        Item late = moved(file(3, "late"), 2, box.id(), "late");
        Item revived = moved(file(4, "revived"), 2, box.id(), "revived");
        Item edited = moved(file(5, "edited"), 2, box.id(), "edited");
        Item elsewhere = moved(file(6, "elsewhere"), 2, id(9), "elsewhere");
        Item movedOut = moved(file(7, "out"), 2, box.id(), "out");
        putItems(deleted(early, 21), deleted(late, 22), moved(deleted(revived, 23), 30, box.id(), "revived"));
        putVersions(
                gone(early, 21),
                gone(late, 22),
                gone(revived, 23),
                replaced(edited, 24),
                gone(elsewhere, 25),
                replaced(movedOut, 26),
                gone(moved(movedOut, 27, id(9), "out"), 27));
        assertThat(listed(home -> home.items().deletedIn(FILES, List.of(box.id()), 9)))
                .containsExactly(gone(late, 22), gone(early, 21));
        assertThat(listed(home -> home.items().deletedIn(FILES, List.of(box.id(), id(9)), 2)))
                .containsExactly(gone(moved(movedOut, 27, id(9), "out"), 27), gone(elsewhere, 25));
        assertThat(listed(home -> home.items().deletedIn(FILES, List.of(), 9))).isEmpty();
    }

    @Test
    default void namesAnItemThatWasDeletedTwiceOnce() {
        Item one = file(1, "a");
        Item back = moved(deleted(one, 2), 3, ItemId.ROOT, "a");
        putItems(deleted(back, 4));
        putVersions(gone(one, 2), gone(back, 4));
        assertThat(listed(home -> home.items().recentlyDeleted(FILES, 9))).containsExactly(gone(back, 4));
    }

    @Test
    default void findsVersionsReplacedBeforeAMomentOldestFirst() {
        putVersions(replaced(file(1, "a"), 30), replaced(file(2, "b"), 10), gone(file(3, "c"), 20));
        assertThat(listed(home -> home.items().versionsReplacedBefore(FILES, noonPlus(30), 9)))
                .containsExactly(replaced(file(2, "b"), 10), gone(file(3, "c"), 20));
        assertThat(listed(home -> home.items().versionsReplacedBefore(FILES, noonPlus(31), 1)))
                .containsExactly(replaced(file(2, "b"), 10));
    }

    @Test
    default void walksThroughAllVersionsByItem() {
        OldVersion first = replaced(file(2, "a"), 30);
        OldVersion second = replaced(moved(file(2, "a"), 3, ItemId.ROOT, "b"), 20);
        OldVersion other = gone(file(4, "c"), 10);
        putVersions(other, second, first);
        assertThat(listed(home -> home.items().versionsAfter(FILES, ItemId.ROOT, 0, 2)))
                .containsExactly(first, second);
        assertThat(listed(home ->
                        home.items().versionsAfter(FILES, id(2), first.item().version(), 9)))
                .containsExactly(second, other);
        assertThat(listed(home ->
                        home.items().versionsAfter(FILES, id(4), other.item().version(), 9)))
                .isEmpty();
    }

    @Test
    default void emptiesACollectionPieceByPiece() {
        Item item = file(3, "c");
        putItems(file(1, "a"), deleted(file(2, "b"), 22), item);
        putVersions(gone(file(2, "b"), 22), replaced(file(5, "e"), 10));
        write(home -> home.items().put(NOTES, List.of(file(7, "kept"))));
        List<Object> gone = new ArrayList<>();
        for (int rows = 1; rows > 0; ) {
            Dropped last = ledger().write(HOME, home -> home.items().dropSome(FILES, 2));
            assertThat(last.items()).hasSizeLessThanOrEqualTo(2);
            gone.addAll(last.items());
            gone.addAll(last.versions());
            rows = last.rows();
        }
        assertThat(gone)
                .containsExactlyInAnyOrder(
                        file(1, "a"),
                        deleted(file(2, "b"), 22),
                        item,
                        gone(file(2, "b"), 22),
                        replaced(file(5, "e"), 10));
        assertThat(listed(home -> home.items().changes(FILES, 0, 99, false, 9))).isEmpty();
        assertThat(listed(home -> home.items().versionsAfter(FILES, ItemId.ROOT, 0, 9)))
                .isEmpty();
        assertThat(told(home -> home.items().uses(content(3)))).isFalse();
        assertThat(told(home -> home.items().uses(content(7)))).isTrue();
    }

    @Test
    default void aKeptVersionUsesItsContentUntilDropped() {
        Item item = file(1, "a");
        putItems(deleted(item, 2));
        putVersions(gone(item, 2));
        assertThat(told(home -> home.items().uses(content(1)))).isTrue();
        write(home -> home.items().dropVersion(FILES, id(1), 1));
        write(home -> home.items().dropVersion(FILES, id(1), 1));
        assertThat(told(home -> home.items().uses(content(1)))).isFalse();
        assertThat(listed(home -> home.items().versions(FILES, id(1)))).isEmpty();
    }
}
