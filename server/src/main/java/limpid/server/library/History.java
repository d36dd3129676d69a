package limpid.server.library;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Place;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.server.library.commit.Access;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;

/**
 * What items were, and how it comes back. Bringing back is a commit like any other: devices see a change, conditions and
 * the plan hold, and what it replaces is kept in its turn.
 */
public final class History {
    private static final int TRIES = 8;
    private static final int KEY_BYTES = 12;
    private static final int DEPTH_MAX = 200;

    private final Library library;
    private final Ports ports;

    History(Library library, Ports ports) {
        this.library = library;
        this.ports = ports;
    }

    /** Deleted items that can come back, latest deletion first, at most {@code limit}. Fails with: NOT_FOUND. */
    public List<OldVersion> recentlyDeleted(Caller caller, CollectionId collection, int limit) {
        return read(caller, collection, rows -> rows.items().recentlyDeleted(collection, limit));
    }

    /** What an item was before, newest first; empty for an item that never changed. Fails with: NOT_FOUND. */
    public List<OldVersion> versions(Caller caller, CollectionId collection, ItemId item) {
        return read(caller, collection, rows -> rows.items().versions(collection, item));
    }

    /**
     * Brings a deleted item back, with the folders above it that went since, as it was; under another name if its own is
     * taken. Returns it as it is now. Fails with: NOT_FOUND, QUOTA_EXCEEDED, CONTENT_NOT_HELD.
     */
    public Item restore(Caller caller, CollectionId collection, ItemId item) {
        return bringBack(caller, collection, item, 0);
    }

    /** Gives an item the content it had as {@code version}. Fails with: NOT_FOUND, QUOTA_EXCEEDED, CONTENT_NOT_HELD. */
    public Item restoreVersion(Caller caller, CollectionId collection, ItemId item, long version) {
        return bringBack(caller, collection, item, version);
    }

    private Item bringBack(Caller caller, CollectionId collection, ItemId item, long version) {
        ReasonException last = notFound(item);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int tried = attempt;
            List<Operation> operations =
                    read(caller, collection, rows -> operations(rows, collection, item, version, tried));
            String key = "restore-" + HexFormat.of().formatHex(ports.chance().bytes(KEY_BYTES));
            Commit commit = new Commit(operations, Optional.empty(), Map.of());
            switch (library.commit(caller, collection, key, commit)) {
                case CommitReply.Committed committed -> {
                    return committed.items().getLast();
                }
                case CommitReply.Refused refused -> last = new ReasonException(refused.reason());
            }
            if (!mayPass(last.reason().code())) {
                throw last;
            }
        }
        throw last;
    }

    /** Whether looking again, and trying another name, may help. */
    private static boolean mayPass(ReasonCode code) {
        return code == ReasonCode.NAME_TAKEN
                || code == ReasonCode.VERSION_CONFLICT
                || code == ReasonCode.PARENT_MISSING;
    }

    private List<Operation> operations(
            HomeTransaction rows, CollectionId collection, ItemId id, long version, int attempt) {
        Item present = stored(rows, collection, id).orElseThrow(() -> notFound(id));
        Item wanted = wanted(rows, collection, present, version);
        List<Item> lost = lostFolders(rows, collection, present);
        List<Operation> operations = new ArrayList<>();
        for (Item folder : lost) {
            operations.add(put(folder, folder, place(rows, collection, folder, operations.isEmpty() ? attempt : 0)));
        }
        operations.add(put(present, wanted, place(rows, collection, present, operations.isEmpty() ? attempt : 0)));
        return operations;
    }

    private Item wanted(HomeTransaction rows, CollectionId collection, Item present, long version) {
        Optional<OldVersion> old = version == 0
                ? rows.items().versions(collection, present.id()).stream()
                        .filter(each -> present.deleted())
                        .findFirst()
                : rows.items().version(collection, present.id(), version);
        return old.map(OldVersion::item).orElseThrow(() -> notFound(present.id()));
    }

    /** The folders above an item that were deleted since, outermost first. */
    private static List<Item> lostFolders(HomeTransaction rows, CollectionId collection, Item item) {
        Deque<Item> lost = new ArrayDeque<>();
        Optional<Item> above = stored(rows, collection, item.place().parent());
        while (above.isPresent() && above.get().deleted() && lost.size() < DEPTH_MAX) {
            lost.addFirst(above.get());
            above = stored(rows, collection, above.get().place().parent());
        }
        return List.copyOf(lost);
    }

    private static Optional<Item> stored(HomeTransaction rows, CollectionId collection, ItemId id) {
        return id.isRoot()
                ? Optional.empty()
                : Optional.ofNullable(
                        rows.items().byIds(collection, List.of(id)).get(id));
    }

    /**
     * Where an item comes back. Only what comes back first, the outermost, may find its name taken or its folder gone for
     * good: whatever follows lies in it.
     */
    private static Place place(HomeTransaction rows, CollectionId collection, Item item, int attempt) {
        if (!item.deleted()) {
            return item.place();
        }
        boolean there = stored(rows, collection, item.place().parent()).isPresent();
        ItemName name = RestoredName.of(item.place().name(), attempt);
        return new Place(there ? item.place().parent() : ItemId.ROOT, name);
    }

    private static Operation put(Item present, Item wanted, Place place) {
        return new Operation.Put(
                present.id(), present.version(), place, present.kind(), wanted.content(), wanted.attributes());
    }

    private <T> T read(Caller caller, CollectionId collection, Function<HomeTransaction, T> work) {
        return ports.ledger().read(caller.home(), rows -> {
            Access.collection(rows, caller.person(), collection, ports.clock().now());
            return work.apply(rows);
        });
    }

    private ReasonException notFound(ItemId item) {
        return Access.notFound(
                Scope.ITEM, "item-id", item.toString(), ports.clock().now());
    }
}
