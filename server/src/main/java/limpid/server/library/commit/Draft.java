package limpid.server.library.commit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonException;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows;

/**
 * The collection as it would be after a commit: what is stored, overlaid with what the commit would make of it. Made for
 * one transaction. The maps are only looked up, never walked, so their order cannot show.
 */
final class Draft {
    private final ItemRows rows;
    private final CollectionRow collection;
    private final Order order;
    private final Map<ItemId, Item> stored = new HashMap<>();
    private final Map<ItemId, Step> touched = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private long seq;

    private Draft(ItemRows rows, CollectionRow collection, Order order) {
        this.rows = rows;
        this.collection = collection;
        this.order = order;
        this.seq = collection.headSeq();
    }

    /** Reads what the operations touch. Fails with: REQUEST_MALFORMED for what no collection can hold. */
    static Draft of(HomeTransaction transaction, CollectionRow collection, Order order) {
        Draft draft = new Draft(transaction.items(), collection, order);
        draft.load(draft.touchedIds());
        return draft;
    }

    private Set<ItemId> touchedIds() {
        Set<ItemId> ids = new LinkedHashSet<>();
        for (Operation operation : order.commit().operations()) {
            if (operation.item().isRoot() || !ids.add(operation.item())) {
                throw malformed("there is one operation per item, and none for the root", operation);
            }
        }
        for (Operation operation : order.commit().operations()) {
            if (operation instanceof Operation.Put put && !put.place().parent().isRoot()) {
                ids.add(put.place().parent());
            }
        }
        return ids;
    }

    /** Reads more of what is stored. */
    void load(Collection<ItemId> ids) {
        stored.putAll(rows.byIds(collection.id(), ids));
    }

    /** Works out what each operation would make; only after the versions were found right. */
    void work() {
        for (Operation operation : order.commit().operations()) {
            Step step = new Step(operation, before(operation.item()), after(operation));
            steps.add(step);
            touched.put(operation.item(), step);
        }
    }

    private Item after(Operation operation) {
        return switch (operation) {
            case Operation.Put put -> afterPut(put);
            case Operation.Delete delete -> afterDelete(delete);
        };
    }

    private Item afterPut(Operation.Put put) {
        Optional<Item> before = before(put.item());
        if (before.isPresent() && before.get().kind() != put.kind()) {
            throw malformed("the kind of an item never changes", put);
        }
        if (before.isPresent() && isAlready(before.get(), put)) {
            return before.get();
        }
        return new Item(
                put.item(),
                put.ifVersion() + 1,
                ++seq,
                put.place(),
                put.kind(),
                put.content(),
                put.attributes(),
                false,
                order.device(),
                order.now());
    }

    private static boolean isAlready(Item item, Operation.Put put) {
        return !item.deleted()
                && item.place().equals(put.place())
                && item.content().equals(put.content())
                && item.attributes().equals(put.attributes());
    }

    private Item afterDelete(Operation.Delete delete) {
        Item item = before(delete.item()).orElseThrow(() -> malformed("what never was cannot be deleted", delete));
        if (item.deleted()) {
            return item;
        }
        return new Item(
                item.id(),
                item.version() + 1,
                ++seq,
                item.place(),
                item.kind(),
                item.content(),
                item.attributes(),
                true,
                order.device(),
                order.now());
    }

    private ReasonException malformed(String problem, Operation operation) {
        return Objection.malformed(problem, order.now())
                .saw("item-id", operation.item())
                .exception();
    }

    /** One step per operation, in their order. */
    List<Step> steps() {
        return steps;
    }

    /** The step that touches an item, if one does. */
    Optional<Step> step(ItemId id) {
        return Optional.ofNullable(touched.get(id));
    }

    /** An item as it is stored; empty if it is not, or was not read. */
    Optional<Item> before(ItemId id) {
        return Optional.ofNullable(stored.get(id));
    }

    /** An item as it would be; empty if it would not be, or was not read. */
    Optional<Item> after(ItemId id) {
        Step step = touched.get(id);
        return step != null ? Optional.of(step.after()) : before(id);
    }

    Order order() {
        return order;
    }

    CollectionRow collection() {
        return collection;
    }

    /** The collection's head after this commit. */
    long headSeq() {
        return seq;
    }
}
