package limpid.agent.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limpid.core.id.ItemId;
import limpid.core.item.ItemName;
import limpid.core.item.Place;

/** Which items stand in which folder under which folded name. Several may share one where case is told apart. */
final class NameIndex {
    private final Map<ItemId, Map<String, List<ItemId>>> folders = new HashMap<>();

    void add(Place place, ItemId item) {
        folders.computeIfAbsent(place.parent(), parent -> new HashMap<>())
                .merge(place.name().fold(), List.of(item), NameIndex::joined);
    }

    void remove(Place place, ItemId item) {
        Map<String, List<ItemId>> names = folders.get(place.parent());
        if (names == null) {
            return;
        }
        names.computeIfPresent(place.name().fold(), (key, items) -> without(items, item));
        if (names.isEmpty()) {
            folders.remove(place.parent());
        }
    }

    List<ItemId> at(ItemId parent, ItemName name) {
        return folders.getOrDefault(parent, Map.of()).getOrDefault(name.fold(), List.of());
    }

    List<ItemId> in(ItemId parent) {
        List<ItemId> children = new ArrayList<>();
        folders.getOrDefault(parent, Map.of()).values().forEach(children::addAll);
        return children;
    }

    boolean isEmpty(ItemId parent) {
        return !folders.containsKey(parent);
    }

    private static List<ItemId> joined(List<ItemId> some, List<ItemId> more) {
        List<ItemId> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    @SuppressWarnings("NullAway") // computeIfPresent removes the key on null
    private static List<ItemId> without(List<ItemId> items, ItemId gone) {
        List<ItemId> left = items.stream().filter(item -> !item.equals(gone)).toList();
        return left.isEmpty() ? null : left;
    }
}
