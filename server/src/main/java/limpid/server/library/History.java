package limpid.server.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Allowance;
import limpid.server.library.commit.SpaceRule;
import limpid.store.ledger.BrowseRows.Deletion;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeletedPage;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.Protocol;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.RestoreOrder.Extent;
import limpid.wire.message.Restored;

/**
 * What items were, and how it comes back. Bringing back is a commit like any other, or several if it is much: devices see
 * changes, conditions and the plan hold, and what it replaces is kept in its turn.
 */
public final class History {
    private static final int TRIES = 8;
    private static final int KEY_BYTES = 12;

    private final Library library;
    private final Ports ports;

    History(Library library, Ports ports) {
        this.library = library;
        this.ports = ports;
    }

    /**
     * Deleted items that can come back, latest deletion first, at most {@code limit}; not what was in a folder that is gone
     * itself. Fails with: NOT_FOUND.
     */
    public List<OldVersion> recentlyDeleted(Caller caller, CollectionId collection, int limit) {
        return read(caller, collection, rows -> rows.items().recentlyDeleted(collection, limit));
    }

    /** The first of these, as people name things. Fails with: NOT_FOUND. */
    public List<DeletedThing> deleted(Caller caller, CollectionId collection, int limit) {
        return deleted(caller, collection, Optional.empty(), limit).deleted();
    }

    /**
     * The same, page by page, behind the end of an earlier one. Fails with: NOT_FOUND, REQUEST_MALFORMED for what is
     * no such end.
     */
    public DeletedPage deleted(Caller caller, CollectionId collection, Optional<String> after, int limit) {
        Optional<Deletion> mark = after.map(DeletionMark::read);
        return read(caller, collection, rows -> {
            DeletedPaths paths = new DeletedPaths(rows, collection);
            List<OldVersion> found = rows.browsing().deleted(collection, mark, limit + 1);
            List<OldVersion> page = found.subList(0, Math.min(limit, found.size()));
            return new DeletedPage(
                    page.stream().map(gone -> thing(gone, paths)).toList(),
                    found.size() > limit ? Optional.of(DeletionMark.write(page.getLast())) : Optional.empty());
        });
    }

    private static DeletedThing thing(OldVersion gone, DeletedPaths paths) {
        return new DeletedThing(
                gone.item().id(),
                paths.of(gone.item()),
                gone.item().kind(),
                gone.item().content().map(Content::size).orElse(0L),
                gone.replacedAt());
    }

    /** What an item was before, newest first; empty for an item that never changed. Fails with: NOT_FOUND. */
    public List<OldVersion> versions(Caller caller, CollectionId collection, ItemId item) {
        return read(caller, collection, rows -> rows.items().versions(collection, item));
    }

    /**
     * What came back.
     *
     * @param item what was wanted, as it is now
     * @param items how many things came back in all
     */
    public record Revived(Item item, long items) {}

    /** Brings back what an order names. Fails with: what {@link #restore(Caller, CollectionId, ItemId, Extent)} says. */
    public Restored restore(Caller caller, CollectionId collection, RestoreOrder order) {
        ItemId top = order.item().orElseGet(() -> deletedAt(caller, collection, order.path()));
        Revived back = restore(caller, collection, top, order.extent());
        return read(
                caller,
                collection,
                rows -> new Restored(new DeletedPaths(rows, collection).of(back.item()), back.items()));
    }

    private ItemId deletedAt(Caller caller, CollectionId collection, String path) {
        return read(caller, collection, rows -> names(path).flatMap(new DeletedPaths(rows, collection)::deletedAt))
                .orElseThrow(() ->
                        Access.notFound(Scope.ITEM, "path", path, ports.clock().now()))
                .item()
                .id();
    }

    private static Optional<List<ItemName>> names(String path) {
        List<String> parts = Arrays.asList(path.split("/"));
        boolean named = parts.stream().allMatch(part -> ItemName.flawOf(part).isEmpty());
        return named ? Optional.of(parts.stream().map(ItemName::new).toList()) : Optional.empty();
    }

    /**
     * Brings a deleted item back as it was, with the folders above it that went since and what was deleted together with
     * it, or all that was ever deleted from it; under another name where its own is taken. Much comes back in several
     * commits, each whole, folders first. Fails with: NOT_FOUND, QUOTA_EXCEEDED, before anything came back; CONTENT_NOT_HELD.
     */
    public Revived restore(Caller caller, CollectionId collection, ItemId item, Extent extent) {
        return bringBack(caller, collection, item, rows -> {
            OldVersion top = stored(rows, collection, item)
                    .filter(Item::deleted)
                    .flatMap(_ ->
                            rows.items().versions(collection, item).stream().findFirst())
                    .orElseThrow(() -> notFound(item));
            return checked(rows, caller, Revival.of(rows, collection, top, extent));
        });
    }

    /** Gives an item the content it had as {@code version}. Fails with: NOT_FOUND, QUOTA_EXCEEDED, CONTENT_NOT_HELD. */
    public Revived restoreVersion(Caller caller, CollectionId collection, ItemId item, long version) {
        return bringBack(caller, collection, item, rows -> {
            Item present = stored(rows, collection, item).orElseThrow(() -> notFound(item));
            Item wanted = rows.items()
                    .version(collection, item, version)
                    .orElseThrow(() -> notFound(item))
                    .item();
            return Revival.alone(rows, collection, wanted.at(present.place()));
        });
    }

    /** What does not fit as a whole is not begun. */
    private Revival checked(HomeTransaction rows, Caller caller, Revival revival) {
        Instant now = ports.clock().now();
        Allowance allowance = Allowance.read(rows, Access.home(rows, now), caller.person());
        long bytes = revival.bytes();
        if (bytes > 0 && bytes > allowance.freeBytes()) {
            throw SpaceRule.objection(ReasonCode.QUOTA_EXCEEDED, allowance, bytes, now)
                    .exception();
        }
        return revival;
    }

    private Revived bringBack(
            Caller caller, CollectionId collection, ItemId top, Function<HomeTransaction, Revival> choice) {
        List<Item> wanted = read(caller, collection, choice).wanted();
        long back = 0;
        for (int from = 0; from < wanted.size(); from += Protocol.COMMIT_OPERATIONS_MAX) {
            int to = Math.min(wanted.size(), from + Protocol.COMMIT_OPERATIONS_MAX);
            back += bringBack(caller, collection, wanted.subList(from, to));
        }
        Item now =
                read(caller, collection, rows -> stored(rows, collection, top).orElseThrow(() -> notFound(top)));
        return new Revived(now, back);
    }

    /** Brings some items back in one commit; returns how many. */
    private long bringBack(Caller caller, CollectionId collection, List<Item> wanted) {
        List<ReasonException> last = new ArrayList<>();
        while (last.size() < TRIES) {
            List<Operation> operations =
                    read(caller, collection, rows -> new RevivalCommit(rows, collection).operations(wanted));
            if (operations.isEmpty()) {
                return 0;
            }
            String key = "restore-" + HexFormat.of().formatHex(ports.chance().bytes(KEY_BYTES));
            Commit commit = new Commit(operations, Optional.empty(), Map.of());
            switch (library.commit(caller, collection, key, commit)) {
                case CommitReply.Committed committed -> {
                    return committed.items().size();
                }
                case CommitReply.Refused refused -> last.add(new ReasonException(refused.reason()));
            }
            if (!mayPass(last.getLast().reason().code())) {
                break;
            }
        }
        throw last.getLast();
    }

    /** Whether looking again, and trying another name, may help. */
    private static boolean mayPass(ReasonCode code) {
        return code == ReasonCode.NAME_TAKEN
                || code == ReasonCode.VERSION_CONFLICT
                || code == ReasonCode.PARENT_MISSING;
    }

    private static Optional<Item> stored(HomeTransaction rows, CollectionId collection, ItemId id) {
        return Optional.ofNullable(rows.items().byIds(collection, List.of(id)).get(id));
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
