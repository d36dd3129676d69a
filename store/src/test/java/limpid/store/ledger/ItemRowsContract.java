package limpid.store.ledger;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.LAPTOP;
import static limpid.store.ledger.SomeRows.PHONE;
import static limpid.store.ledger.SomeRows.content;
import static limpid.store.ledger.SomeRows.deleted;
import static limpid.store.ledger.SomeRows.file;
import static limpid.store.ledger.SomeRows.folder;
import static limpid.store.ledger.SomeRows.id;
import static limpid.store.ledger.SomeRows.moved;
import static limpid.store.ledger.SomeRows.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.store.ledger.ItemRows.CursorRow;
import limpid.store.ledger.ItemRows.NameRef;
import org.junit.jupiter.api.Test;

/** Items: newest versions, found by id, name, folder, sequence. */
public interface ItemRowsContract extends LedgerSubject {
    @Test
    default void givesItemsBackAsTheyWere() {
        Item file = file(1, "Ünï 🜁 %_'\".txt");
        Item folder = folder(2, "folder");
        putItems(file, folder);
        assertThat(mapped(home -> home.items().byIds(FILES, List.of(id(1), id(2), id(3)))))
                .hasSize(2)
                .containsEntry(id(1), file)
                .containsEntry(id(2), folder);
        assertThat(mapped(home -> home.items().byIds(FILES, List.of()))).isEmpty();
    }

    @Test
    default void findsThousandsOfIdsAtOnce() {
        List<Item> items = new ArrayList<>();
        List<ItemId> ids = new ArrayList<>();
        for (int n = 1; n <= 2500; n++) {
            items.add(file(n, "f" + n));
            ids.add(id(n));
        }
        write(home -> home.items().put(FILES, items));
        assertThat(mapped(home -> home.items().byIds(FILES, ids))).hasSize(2500);
    }

    @Test
    default void replacesAnItemByItsNextVersion() {
        Item first = file(1, "a");
        Item second = moved(first, 2, id(9), "b");
        putItems(first);
        putItems(second);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).containsExactly(second);
        assertThat(listed(home -> home.items().named(FILES, List.of(new NameRef(ItemId.ROOT, "a")))))
                .isEmpty();
        assertThat(listed(home -> home.items().named(FILES, List.of(new NameRef(id(9), "b")))))
                .containsExactly(second);
    }

    @Test
    default void letsTwoItemsSwapTheirNamesInOneBatch() {
        Item a = file(1, "a");
        Item b = file(2, "b");
        putItems(a, b);
        Item nowB = moved(a, 3, ItemId.ROOT, "b");
        Item nowA = moved(b, 4, ItemId.ROOT, "a");
        putItems(nowB, nowA);
        assertThat(listed(home -> home.items()
                        .named(FILES, List.of(new NameRef(ItemId.ROOT, "a"), new NameRef(ItemId.ROOT, "b")))))
                .containsExactlyInAnyOrder(nowA, nowB);
    }

    @Test
    default void findsLiveItemsByNameKeyOnly() {
        Item live = file(1, "Straße");
        Item dead = deleted(file(2, "gone"), 3);
        putItems(live, dead);
        List<NameRef> names = List.of(
                new NameRef(ItemId.ROOT, new ItemName("Straße").key()),
                new NameRef(ItemId.ROOT, "STRASSE"),
                new NameRef(ItemId.ROOT, "gone"),
                new NameRef(id(7), "gone"),
                new NameRef(ItemId.ROOT, "nothing"));
        assertThat(listed(home -> home.items().named(FILES, names))).containsExactly(live);
    }

    @Test
    default void aTombstoneFreesItsNameAndMayComeBack() {
        Item first = file(1, "a");
        putItems(first);
        Item tombstone = deleted(first, 2);
        Item second = file(3, "a");
        putItems(tombstone, second);
        assertThat(listed(home -> home.items().named(FILES, List.of(new NameRef(ItemId.ROOT, "a")))))
                .containsExactly(second);
        assertThat(mapped(home -> home.items().byIds(FILES, List.of(id(1))))).containsEntry(id(1), tombstone);
        Item back = moved(tombstone, 4, ItemId.ROOT, "b");
        putItems(back);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, true, 9))).containsExactly(second, back);
    }

    @Test
    default void manyTombstonesMayHaveOneNameInOneFolder() {
        putItems(deleted(file(1, "a"), 11), deleted(file(2, "a"), 12), file(3, "a"));
        assertThat(listed(home -> home.items().children(FILES, ItemId.ROOT, "", 9)))
                .containsExactly(file(3, "a"));
    }

    @Test
    default void listsAFolderByNameKeyInPages() {
        // In the order of code points, which is the order of the bytes in UTF-8.
        List<String> names = List.of("1", "A", "C", "a", "b", "z", "ä", "\uFFFD", "🜁");
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            items.add(moved(file(names.size() - i, "x"), 50 + i, id(99), names.get(i)));
        }
        putItems(items.toArray(Item[]::new));
        putItems(file(20, "elsewhere"), moved(deleted(file(21, "y"), 70), 71, id(98), "b"));
        List<String> seen = new ArrayList<>();
        String after = "";
        for (List<Item> page = childrenAfter(after); !page.isEmpty(); page = childrenAfter(after)) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(item -> seen.add(item.place().name().text()));
            after = page.getLast().place().name().key();
        }
        assertThat(seen).containsExactlyElementsOf(names);
    }

    private List<Item> childrenAfter(String key) {
        return read(home -> home.items().children(FILES, id(99), key, 3));
    }

    @Test
    default void listsChangesInOrderBetweenTwoSequences() {
        Item first = file(1, "a");
        putItems(first, file(2, "b"), file(3, "c"));
        putItems(deleted(first, 4));
        assertThat(changes(0, 9, false, 9)).containsExactly(2L, 3L, 4L);
        assertThat(changes(2, 9, false, 9)).containsExactly(3L, 4L);
        assertThat(changes(2, 3, false, 9)).containsExactly(3L);
        assertThat(changes(0, 9, true, 9)).containsExactly(2L, 3L);
        assertThat(changes(0, 9, false, 2)).containsExactly(2L, 3L);
        assertThat(changes(4, 4, false, 9)).isEmpty();
        assertThat(changes(9, 4, false, 9)).isEmpty();
    }

    private List<Long> changes(long after, long upTo, boolean liveOnly, int limit) {
        return read(home -> home.items().changes(FILES, after, upTo, liveOnly, limit)).stream()
                .map(Item::seq)
                .toList();
    }

    @Test
    default void listsLiveItemsBetweenTwoIdsInUnsignedOrder() {
        putItems(file(1, "a"), file(2, "b"), file(3, "c"), deleted(file(4, "d"), 5), file(6, "f"));
        assertThat(listed(home -> home.items().between(FILES, ItemId.ROOT, new ItemId(-1, -1), 9)))
                .extracting(Item::id)
                .containsExactly(id(2), id(6), id(1), id(3));
        assertThat(listed(home -> home.items().between(FILES, id(6), id(1), 9)))
                .extracting(Item::id)
                .containsExactly(id(6), id(1));
        assertThat(listed(home -> home.items().between(FILES, ItemId.ROOT, new ItemId(-1, -1), 2)))
                .extracting(Item::id)
                .containsExactly(id(2), id(6));
        assertThat(listed(home -> home.items().between(FILES, id(1), id(2), 9))).isEmpty();
    }

    @Test
    default void dropsTombstonesThatAreOldEnoughByBothMeasures() {
        putItems(
                deleted(file(1, "a"), 11),
                deleted(file(2, "b"), 12),
                deleted(file(3, "c"), 13),
                file(4, "d"),
                file(5, "e"));
        assertThat(listed(home -> home.items().changes(FILES, 0, 99, false, 99)))
                .hasSize(5);
        int[] dropped = new int[2];
        write(home -> dropped[0] = home.items().dropTombstones(FILES, 12, noonPlus(12)));
        write(home -> dropped[1] = home.items().dropTombstones(FILES, 12, noonPlus(99)));
        assertThat(dropped).containsExactly(1, 1);
        assertThat(changes(0, 99, false, 99)).containsExactly(4L, 5L, 13L);
    }

    @Test
    default void keepsHowFarEachDeviceHasCome() {
        CursorRow laptop = new CursorRow(FILES, LAPTOP, 7, noonPlus(1));
        CursorRow phone = new CursorRow(FILES, PHONE, 3, noonPlus(2));
        write(home -> {
            home.items().putCursor(phone);
            home.items().putCursor(new CursorRow(FILES, LAPTOP, 5, noonPlus(0)));
            home.items().putCursor(laptop);
        });
        assertThat(listed(home -> home.items().cursors(FILES))).containsExactly(laptop, phone);
    }

    @Test
    default void knowsWhichContentsLiveItemsUse() {
        Item first = file(1, "a");
        putItems(first, file(2, "b", content(1)), folder(3, "c"));
        assertThat(told(home -> home.items().uses(content(1)))).isTrue();
        assertThat(told(home -> home.items().uses(content(2)))).isFalse();
        putItems(deleted(first, 4));
        assertThat(told(home -> home.items().uses(content(1)))).isTrue();
        putItems(deleted(file(2, "b", content(1)), 5));
        assertThat(told(home -> home.items().uses(content(1)))).isFalse();
    }
}
