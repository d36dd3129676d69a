package limpid.server.upkeep;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.server.library.Caller;

/** Says of whole trees whether they are well-formed, slowly and plainly. */
final class TreeModel {
    private TreeModel() {}

    /** What operations would make of a tree. */
    static Map<ItemId, Item> after(Map<ItemId, Item> model, List<Operation> operations, Caller device) {
        Map<ItemId, Item> after = new LinkedHashMap<>(model);
        for (Operation operation : operations) {
            Item before = model.get(operation.item());
            switch (operation) {
                case Operation.Put put -> {
                    boolean equal = before != null
                            && !before.deleted()
                            && before.place().equals(put.place())
                            && before.content().equals(put.content());
                    if (!equal) {
                        after.put(
                                put.item(),
                                new Item(
                                        put.item(),
                                        put.ifVersion() + 1,
                                        1,
                                        put.place(),
                                        put.kind(),
                                        put.content(),
                                        put.attributes(),
                                        false,
                                        device.device(),
                                        Instant.EPOCH));
                    }
                }
                case Operation.Delete delete -> {
                    if (before != null && !before.deleted()) {
                        after.put(
                                delete.item(),
                                new Item(
                                        before.id(),
                                        before.version() + 1,
                                        1,
                                        before.place(),
                                        before.kind(),
                                        before.content(),
                                        before.attributes(),
                                        true,
                                        device.device(),
                                        Instant.EPOCH));
                    }
                }
            }
        }
        return after;
    }

    /** Whether each live item lies in live folders up to the root, and no two siblings have one name. */
    static boolean isTree(Map<ItemId, Item> items) {
        Set<Object> names = new HashSet<>();
        for (Item item : items.values()) {
            if (item.deleted()) {
                continue;
            }
            ItemId at = item.place().parent();
            for (int depth = 0; !at.isRoot(); depth++) {
                Item above = items.get(at);
                if (depth > items.size() || above == null || above.deleted() || above.kind() != Kind.FOLDER) {
                    return false;
                }
                at = above.place().parent();
            }
            if (!names.add(List.of(item.place().parent(), item.place().name().key()))) {
                return false;
            }
        }
        return true;
    }

    /** The length of all that lives. */
    static long used(Map<ItemId, Item> items) {
        return items.values().stream().mapToLong(Item::size).sum();
    }

    /** What lives. */
    static Set<Item> live(Map<ItemId, Item> items) {
        Set<Item> live = new LinkedHashSet<>();
        items.values().stream().filter(item -> !item.deleted()).forEach(live::add);
        return live;
    }
}
