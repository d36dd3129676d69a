package limpid.store.ledger;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.NOON;
import static limpid.store.ledger.SomeRows.chunk;
import static limpid.store.ledger.SomeRows.deleted;
import static limpid.store.ledger.SomeRows.file;
import static limpid.store.ledger.SomeRows.gone;
import static limpid.store.ledger.SomeRows.id;
import static limpid.store.ledger.SomeRows.inline;
import static limpid.store.ledger.SomeRows.longContent;
import static limpid.store.ledger.SomeRows.noonPlus;
import static limpid.store.ledger.SomeRows.packed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.item.Item;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import org.junit.jupiter.api.Test;

/** Chunks, and what keeps them. */
public interface ContentRowsContract extends LedgerSubject {
    /** Before all others. */
    ChunkId FIRST = new ChunkId(new Hash(0, 0, 0, 0));

    private void putChunks(ChunkRow... rows) {
        write(home -> home.contents().putChunks(List.of(rows)));
    }

    private List<ChunkId> kept(long... numbers) {
        List<ChunkId> ids = LongStream.of(numbers).mapToObj(SomeRows::chunk).toList();
        return listed(home -> List.copyOf(home.contents().kept(ids, NOON)));
    }

    @Test
    default void givesChunksBackAsTheyWere() {
        ChunkRow packed = new ChunkRow(chunk(1), 8 << 20, 1, "p-1", 1L << 40, 77, new byte[0], State.QUARANTINED);
        putChunks(packed, inline(2, new byte[] {0, -128, 127}), inline(3, new byte[0]));
        var found = mapped(home -> home.contents().chunks(List.of(chunk(1), chunk(2), chunk(3), chunk(4))));
        assertThat(found).containsOnlyKeys(chunk(1), chunk(2), chunk(3));
        assertThat(found.get(chunk(1))).usingRecursiveComparison().isEqualTo(packed);
        assertThat(found.get(chunk(2))).usingRecursiveComparison().isEqualTo(inline(2, new byte[] {0, -128, 127}));
        assertThat(found.get(chunk(3))).usingRecursiveComparison().isEqualTo(inline(3, new byte[0]));
        assertThat(mapped(home -> home.contents().chunks(List.of()))).isEmpty();
    }

    @Test
    default void replacesAndDropsChunks() {
        putChunks(inline(1, new byte[] {1}), packed(2, "p1"));
        putChunks(packed(1, "p2"), inline(2, new byte[] {2}));
        assertThat(listed(home -> home.contents().chunksIn("p1"))).isEmpty();
        var found = mapped(home -> home.contents().chunks(List.of(chunk(1), chunk(2))));
        assertThat(found.get(chunk(1))).usingRecursiveComparison().isEqualTo(packed(1, "p2"));
        assertThat(found.get(chunk(2))).usingRecursiveComparison().isEqualTo(inline(2, new byte[] {2}));
        write(home -> home.contents().dropChunks(List.of(chunk(1), chunk(2), chunk(9))));
        assertThat(mapped(home -> home.contents().chunks(List.of(chunk(1), chunk(2)))))
                .isEmpty();
    }

    @Test
    default void namesQuarantinedChunks() {
        putChunks(
                packed(1, "p1"),
                packed(2, "p1").in(State.QUARANTINED),
                packed(3, "p1").in(State.CONDEMNED));
        putChunks(
                inline(4, new byte[] {4}).in(State.QUARANTINED), packed(5, "p1").in(State.QUARANTINED));
        putChunks(packed(5, "p2"));
        assertThat(listed(home -> home.contents().quarantined(9))).containsExactlyInAnyOrder(chunk(2), chunk(4));
        assertThat(listed(home -> home.contents().quarantined(1))).hasSize(1);
    }

    @Test
    default void findsLiveItemsThatNeedAChunk() {
        Item whole = file(1, "whole");
        Item long1 = file(2, "long", longContent(12));
        Item copy = file(3, "copy", longContent(12));
        Item gone = file(4, "gone", longContent(12));
        write(home -> {
            home.items().put(FILES, List.of(whole, long1, copy, deleted(gone, 9), file(5, "other")));
            home.contents().putParts(longContent(12), List.of(chunk(20), chunk(21)));
        });
        assertThat(needing(1)).containsExactly(whole);
        assertThat(needing(12)).containsExactlyInAnyOrder(long1, copy);
        assertThat(needing(21)).containsExactlyInAnyOrder(long1, copy);
        assertThat(needing(1, 20)).containsExactlyInAnyOrder(whole, long1, copy);
        assertThat(needing(99)).isEmpty();
        assertThat(needing()).isEmpty();
        assertThat(listed(home -> home.items().needing(FILES, List.of(chunk(20)), 1)))
                .hasSize(1);
    }

    private List<Item> needing(long... numbers) {
        List<ChunkId> ids = LongStream.of(numbers).mapToObj(SomeRows::chunk).toList();
        return listed(home -> home.items().needing(FILES, ids, 9));
    }

    @Test
    default void walksAllChunksInOrderOfId() {
        List<ChunkRow> rows = new ArrayList<>();
        for (int n = 1; n <= 25; n++) {
            rows.add(n % 3 == 0 ? inline(n, new byte[] {1}) : packed(n, "p" + n % 2));
        }
        write(home -> home.contents().putChunks(rows));
        List<ChunkId> seen = new ArrayList<>();
        ChunkId after = FIRST;
        for (List<ChunkRow> page = pageAfter(after); !page.isEmpty(); page = pageAfter(after)) {
            page.forEach(row -> seen.add(row.id()));
            after = page.getLast().id();
        }
        assertThat(seen)
                .hasSize(25)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(ChunkRow::id).toList());
        assertThat(listed(home -> home.contents().chunksIn("p1"))).hasSize(9);
        assertThat(listed(home -> home.contents().chunksIn(""))).isEmpty();
    }

    private List<ChunkRow> pageAfter(ChunkId after) {
        return read(home -> home.contents().chunksAfter(after, 10));
    }

    @Test
    default void anItemKeepsItsOneChunk() {
        Item item = file(1, "a");
        putItems(item);
        assertThat(kept(1, 2)).containsExactly(chunk(1));
        putItems(deleted(item, 2));
        assertThat(kept(1, 2)).isEmpty();
        putVersions(gone(item, 2));
        assertThat(kept(1, 2)).containsExactly(chunk(1));
    }

    @Test
    default void anItemKeepsItsManifestAndItsParts() {
        Item item = file(1, "a", longContent(1));
        putItems(item);
        write(home -> home.contents().putParts(longContent(1), List.of(chunk(2), chunk(3), chunk(2))));
        write(home -> home.contents().putParts(longContent(9), List.of(chunk(3), chunk(4))));
        assertThat(kept(1, 2, 3, 4, 9)).containsExactlyInAnyOrder(chunk(1), chunk(2), chunk(3));
        putItems(deleted(item, 2));
        assertThat(kept(1, 2, 3, 4, 9)).isEmpty();
        putVersions(gone(item, 2));
        assertThat(kept(1, 2, 3, 4, 9)).containsExactlyInAnyOrder(chunk(1), chunk(2), chunk(3));
        write(home -> home.items().dropVersion(FILES, id(1), 1));
        assertThat(kept(1, 2, 3, 4, 9)).isEmpty();
    }

    @Test
    default void namesContentsThatNothingUsesAnyMore() {
        Item item = file(1, "a", longContent(1));
        putItems(item, file(2, "b"));
        write(home -> Stream.of(1L, 7L, 8L)
                .forEach(n -> home.contents().putParts(longContent(n), List.of(chunk(2), chunk(3)))));
        assertThat(listed(home -> home.contents().orphans(9)))
                .containsExactlyInAnyOrder(longContent(7), longContent(8));
        assertThat(listed(home -> home.contents().orphans(1))).hasSize(1);
        putItems(deleted(item, 3));
        assertThat(listed(home -> home.contents().orphans(9))).hasSize(3);
        write(home -> home.contents().dropParts(longContent(7)));
        assertThat(told(home -> home.contents().hasParts(longContent(7)))).isFalse();
        assertThat(told(home -> home.contents().hasParts(longContent(8)))).isTrue();
        assertThat(listed(home -> home.contents().orphans(9)))
                .containsExactlyInAnyOrder(longContent(1), longContent(8));
    }

    @Test
    default void replacesTheRecordedParts() {
        putItems(file(1, "a", longContent(1)));
        write(home -> home.contents().putParts(longContent(1), List.of(chunk(2), chunk(3))));
        write(home -> home.contents().putParts(longContent(1), List.of(chunk(3), chunk(4))));
        assertThat(kept(2, 3, 4)).containsExactlyInAnyOrder(chunk(3), chunk(4));
    }

    @Test
    default void aPinKeepsChunksUntilItsMoment() {
        write(home -> home.contents().pin(List.of(chunk(1), chunk(2)), noonPlus(0)));
        write(home -> home.contents().pin(List.of(chunk(2)), noonPlus(-5)));
        write(home -> home.contents().pin(List.of(chunk(3)), noonPlus(-1)));
        assertThat(kept(1, 2, 3, 4)).containsExactlyInAnyOrder(chunk(1), chunk(2));
        write(home -> home.contents().pin(List.of(chunk(3)), noonPlus(60)));
        assertThat(kept(1, 2, 3, 4)).containsExactlyInAnyOrder(chunk(1), chunk(2), chunk(3));
        assertThat(mapped(home -> home.contents().pins(List.of(chunk(1), chunk(3), chunk(4)))))
                .hasSize(2)
                .containsEntry(chunk(1), noonPlus(0))
                .containsEntry(chunk(3), noonPlus(60));
        write(home -> home.contents().dropPins(noonPlus(60)));
        assertThat(kept(1, 2, 3, 4)).containsExactly(chunk(3));
    }

    @Test
    default void tellsOfThousandsAtOnce() {
        List<ChunkId> ids =
                LongStream.rangeClosed(1, 3000).mapToObj(SomeRows::chunk).toList();
        write(home -> home.contents().pin(ids, noonPlus(1)));
        assertThat(listed(home -> List.copyOf(home.contents().kept(ids, NOON)))).hasSize(3000);
        assertThat(mapped(home -> home.contents().pins(ids))).hasSize(3000);
    }
}
