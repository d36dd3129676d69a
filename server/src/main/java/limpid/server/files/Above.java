package limpid.server.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.ledger.HomeTransaction;

/** The folders above items. For one transaction; remembers what it read. */
public final class Above {
    /** Deeper than any tree that commits let grow. */
    private static final int DEPTH_MAX = 4096;

    private final HomeTransaction rows;
    private final CollectionId collection;
    private final Map<ItemId, Optional<Item>> known = new HashMap<>();

    public Above(HomeTransaction rows, CollectionId collection) {
        this.rows = rows;
        this.collection = collection;
    }

    /** The folders above an item, outermost first; above one that was deleted also those that were. */
    public List<Item> of(Item item) {
        Deque<Item> above = new ArrayDeque<>();
        Optional<Item> next = find(item.place().parent());
        while (next.isPresent() && above.size() < DEPTH_MAX) {
            above.addFirst(next.get());
            next = find(next.get().place().parent());
        }
        return List.copyOf(above);
    }

    /** Whether an item is a folder, or lies somewhere below it. */
    public boolean isWithin(Item item, ItemId folder) {
        return item.id().equals(folder)
                || of(item).stream().anyMatch(each -> each.id().equals(folder));
    }

    private Optional<Item> find(ItemId id) {
        return id.isRoot()
                ? Optional.empty()
                : known.computeIfAbsent(
                        id,
                        it -> Optional.ofNullable(
                                rows.items().byIds(collection, List.of(it)).get(it)));
    }
}
