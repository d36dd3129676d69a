package limpid.store.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.store.ledger.BrowseRows;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.store.memory.CollectionTables.NameKey;

/** What people look at, over maps. */
final class MemoryBrowsing implements BrowseRows {
    private final HomeTables tables;

    MemoryBrowsing(HomeTables tables) {
        this.tables = tables;
    }

    private CollectionTables of(CollectionId collection) {
        return tables.items().get(collection).orElseGet(() -> CollectionTables.empty(tables.undo()));
    }

    @Override
    public List<Item> list(CollectionId collection, Stretch stretch) {
        Comparator<Mark> order = order(stretch);
        return live(of(collection), stretch.folder())
                .filter(item -> (item.kind() == Kind.FOLDER) == (stretch.group() == Group.FOLDERS))
                .filter(item -> stretch.after()
                        .map(after -> order.compare(Mark.of(item), after) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(Mark::of, order))
                .limit(stretch.limit())
                .toList();
    }

    private static Stream<Item> live(CollectionTables rows, ItemId folder) {
        return rows.liveNames().rows().tailMap(new NameKey(folder, "")).entrySet().stream()
                .takeWhile(name -> name.getKey().parent().equals(folder))
                .flatMap(name -> rows.byId().get(name.getValue()).stream());
    }

    private static Comparator<Mark> order(Stretch stretch) {
        Comparator<Mark> byName = Comparator.comparing(mark -> new NameKey(ItemId.ROOT, mark.nameKey()));
        Comparator<Mark> order =
                switch (stretch.by()) {
                    case NAME -> byName;
                    case SIZE -> Comparator.comparing(Mark::size).thenComparing(byName);
                    case MODIFIED -> Comparator.comparing(Mark::modified).thenComparing(byName);
                };
        return stretch.way() == Way.UP ? order : order.reversed();
    }

    @Override
    public List<Called> names(CollectionId collection, ItemId after, int limit) {
        return of(collection).byId().rows().tailMap(after, false).values().stream()
                .filter(item -> !item.deleted())
                .limit(limit)
                .map(item -> new Called(item.id(), item.place().name().text()))
                .toList();
    }

    @Override
    public List<OldVersion> deleted(CollectionId collection, Optional<Deletion> after, int limit) {
        return new MemoryItems(tables)
                .recentlyDeleted(collection, Integer.MAX_VALUE).stream()
                        .filter(gone -> after.map(mark -> isBehind(gone, mark)).orElse(true))
                        .limit(limit)
                        .toList();
    }

    private static boolean isBehind(OldVersion gone, Deletion mark) {
        int earlier = mark.at().compareTo(gone.replacedAt());
        return earlier > 0 || (earlier == 0 && gone.item().id().compareTo(mark.item()) > 0);
    }
}
