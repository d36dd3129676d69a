package limpid.server.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.NameRef;
import limpid.store.ledger.ItemRows.OldVersion;

/** Where items are, or were, as paths. One transaction. */
public final class DeletedPaths {
    private static final int DEPTH_MAX = 200;
    /** Of more things that were deleted from one folder, the latest deletions are looked through. */
    private static final int LOOKED_THROUGH = 100_000;

    private final HomeTransaction rows;
    private final CollectionId collection;
    private final Map<ItemId, Optional<Item>> known = new HashMap<>();

    /** Of the items of a collection, within one transaction. */
    public DeletedPaths(HomeTransaction rows, CollectionId collection) {
        this.rows = rows;
        this.collection = collection;
    }

    /** The path of an item; what is in a folder that is gone for good counts as at the top. */
    public String of(Item item) {
        StringBuilder path = new StringBuilder(item.place().name().text());
        Optional<Item> above = folder(item.place().parent());
        for (int depth = 0; depth < DEPTH_MAX && above.isPresent(); depth++) {
            path.insert(0, above.get().place().name().text() + "/");
            above = folder(above.get().place().parent());
        }
        return path.toString();
    }

    private Optional<Item> folder(ItemId id) {
        return id.isRoot()
                ? Optional.empty()
                : known.computeIfAbsent(
                        id,
                        it -> Optional.ofNullable(
                                rows.items().byIds(collection, List.of(it)).get(it)));
    }

    /** What was deleted last of all that was at {@code path}. */
    Optional<OldVersion> deletedAt(List<ItemName> path) {
        return path.isEmpty() || path.size() > DEPTH_MAX ? Optional.empty() : deletedAt(List.of(ItemId.ROOT), path);
    }

    /** Goes down through all folders that have, or had, these names: one of them may be the one that is meant. */
    private Optional<OldVersion> deletedAt(List<ItemId> folders, List<ItemName> path) {
        ItemName name = path.getFirst();
        List<OldVersion> deleted = rows.items().deletedIn(collection, folders, LOOKED_THROUGH).stream()
                .filter(gone -> gone.item().place().name().equals(name))
                .toList();
        if (path.size() == 1) {
            return deleted.stream().max(Comparator.comparing(OldVersion::replacedAt));
        }
        List<ItemId> next = new ArrayList<>();
        rows.items()
                .named(
                        collection,
                        folders.stream()
                                .map(folder -> new NameRef(folder, name.key()))
                                .toList())
                .forEach(item -> next.add(item.id()));
        deleted.forEach(gone -> next.add(gone.item().id()));
        return next.isEmpty() ? Optional.empty() : deletedAt(next, path.subList(1, path.size()));
    }
}
