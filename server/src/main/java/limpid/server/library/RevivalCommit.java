package limpid.server.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Place;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.NameRef;

/** Makes the operations that bring items back, from how things are now. */
final class RevivalCommit {
    /** So many siblings of one name that came back; after that the name is left to the commit's own rules. */
    private static final int NAMES_MAX = 100;

    private final HomeTransaction rows;
    private final CollectionId collection;
    private final Set<NameRef> taken = new HashSet<>();

    RevivalCommit(HomeTransaction rows, CollectionId collection) {
        this.rows = rows;
        this.collection = collection;
    }

    /**
     * The operations, in the order of {@code wanted}. What is back already is left alone, unless its content is another one;
     * what is gone for good stays so.
     */
    List<Operation> operations(List<Item> wanted) {
        Map<ItemId, Item> present =
                rows.items().byIds(collection, wanted.stream().map(Item::id).toList());
        Set<ItemId> folders = foldersThatExist(present.values());
        List<Return> returns = new ArrayList<>();
        for (Item item : wanted) {
            Optional.ofNullable(present.get(item.id()))
                    .filter(now -> isToDo(now, item))
                    .map(now -> new Return(now, item, ownPlace(now, folders)))
                    .ifPresent(returns::add);
        }
        taken.addAll(liveNames(returns.stream().map(Return::place).toList()));
        return returns.stream().map(this::put).toList();
    }

    /** What is there now, what it shall be, and where it was. */
    private record Return(Item now, Item wanted, Place place) {}

    private static Place ownPlace(Item now, Set<ItemId> folders) {
        boolean there = folders.contains(now.place().parent());
        return there ? now.place() : new Place(ItemId.ROOT, now.place().name());
    }

    private static boolean isToDo(Item now, Item wanted) {
        return now.deleted() || !now.content().equals(wanted.content());
    }

    /** Those folders above that are known at all: a tombstone comes back before what was in it, or did already. */
    private Set<ItemId> foldersThatExist(Collection<Item> items) {
        Set<ItemId> above = new HashSet<>();
        items.forEach(item -> above.add(item.place().parent()));
        Set<ItemId> known = new HashSet<>(rows.items().byIds(collection, above).keySet());
        known.add(ItemId.ROOT);
        return known;
    }

    private Set<NameRef> liveNames(Collection<Place> places) {
        Set<NameRef> live = new HashSet<>();
        rows.items()
                .named(collection, places.stream().map(RevivalCommit::ref).toList())
                .forEach(item -> live.add(ref(item.place())));
        return live;
    }

    /** The place itself, or one beside it under another name if something has its name. */
    private Place free(Place place) {
        Place candidate = place;
        for (int attempt = 1; attempt < NAMES_MAX && !isFree(candidate); attempt++) {
            ItemName name = RestoredName.of(place.name(), attempt);
            candidate = new Place(place.parent(), name);
            taken.addAll(liveNames(List.of(candidate)));
        }
        taken.add(ref(candidate));
        return candidate;
    }

    private boolean isFree(Place place) {
        return !taken.contains(ref(place));
    }

    private static NameRef ref(Place place) {
        return new NameRef(place.parent(), place.name().key());
    }

    private Operation put(Return back) {
        Item now = back.now();
        Place place = now.deleted() ? free(back.place()) : now.place();
        return new Operation.Put(
                now.id(),
                now.version(),
                place,
                now.kind(),
                back.wanted().content(),
                back.wanted().attributes());
    }
}
