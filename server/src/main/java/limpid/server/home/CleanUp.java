package limpid.server.home;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.library.Caller;
import limpid.server.library.Disposal;
import limpid.server.library.Disposal.Gone;
import limpid.server.library.Grants;
import limpid.server.library.Library;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.Hint;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;

/**
 * Makes room by taking away what somebody chose. Files go by commits like any others, so devices follow and Recently deleted
 * has them; what is kept of the past goes for ever. Safe for all threads.
 */
public final class CleanUp {
    /** As many as somebody chooses at once. */
    public static final int CHOSEN_MAX = Disposal.IDS_MAX;

    private static final int TRIES = 8;
    private static final int KEY_BYTES = 12;
    /** Of more copies than that, those beyond are left. */
    private static final int COPIES_MAX = 10_000;

    private final Library library;
    private final Ledger ledger;
    private final Disposal disposal;
    private final Sorter sorter;
    private final Clock clock;
    private final Chance chance;

    public CleanUp(Library library, Ledger ledger, Sorter sorter, Clock clock, Chance chance) {
        this.library = library;
        this.ledger = ledger;
        this.disposal = new Disposal(ledger, clock);
        this.sorter = sorter;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Takes away what was chosen: things by their ids; with none, all of the kind that are listed or kept. Again is well.
     * Fails with: NOT_FOUND (an id is not the caller's own; then nothing went), REQUEST_MALFORMED by
     * {@link MalformedException}.
     */
    public Gone take(Caller who, Clutter kind, Optional<List<String>> ids) {
        Resident resident = new Resident(who.home(), who.person());
        return switch (kind) {
            case BIG_FILES -> delete(who, items(ids.orElseThrow(CleanUp::choose)));
            case DUPLICATES -> delete(who, spared(who, ids.map(CleanUp::items).orElseGet(() -> listed(resident))));
            case OLD_VERSIONS ->
                ids.map(some -> each(who, items(some), (c, own) -> disposal.replaced(resident, c, own)))
                        .orElseGet(() -> all(resident, disposal::allReplaced));
            case TRASH ->
                ids.map(some -> each(who, items(some), (c, own) -> disposal.deleted(resident, c, own)))
                        .orElseGet(() -> all(resident, disposal::allDeleted));
            case UPLOADS -> giveBack(who, ids);
        };
    }

    private static MalformedException choose() {
        return new MalformedException("ids", "Big files are chosen one by one.");
    }

    private static List<ItemId> items(List<String> texts) {
        try {
            return texts.stream().map(ItemId::of).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw new MalformedException("ids", "not ids of items");
        }
    }

    private Gone all(Resident who, BiFunction<Resident, CollectionId, Gone> work) {
        return ledger.read(who.home(), HomeTransaction::collections).stream()
                .filter(row -> row.owner().equals(who.person()))
                .map(row -> work.apply(who, row.id()))
                .reduce(Gone.NOTHING, Gone::plus);
    }

    private Gone each(Caller who, List<ItemId> ids, BiFunction<CollectionId, List<ItemId>, Gone> work) {
        return ledger.read(who.home(), rows -> owned(rows, who, ids)).entrySet().stream()
                .map(own -> work.apply(own.getKey(), own.getValue()))
                .reduce(Gone.NOTHING, Gone::plus);
    }

    /** In which of their collections these are. Fails with: NOT_FOUND when one is in none of them. */
    private Map<CollectionId, List<ItemId>> owned(HomeTransaction rows, Caller who, List<ItemId> ids) {
        Map<CollectionId, List<ItemId>> owned = new LinkedHashMap<>();
        Set<ItemId> left = new HashSet<>(ids);
        for (CollectionRow row : rows.collections()) {
            if (row.owner().equals(who.person()) && !left.isEmpty()) {
                List<ItemId> here = ids.stream()
                        .filter(left::contains)
                        .filter(id -> isIn(rows, row.id(), id))
                        .toList();
                here.forEach(left::remove);
                owned.put(row.id(), here);
            }
        }
        if (!left.isEmpty()) {
            throw notFound(left.iterator().next());
        }
        return owned;
    }

    private static boolean isIn(HomeTransaction rows, CollectionId collection, ItemId id) {
        return !rows.items().byIds(collection, List.of(id)).isEmpty()
                || !rows.items().versions(collection, id).isEmpty();
    }

    private ReasonException notFound(ItemId id) {
        return Access.notFound(Scope.ITEM, "item-id", id.toString(), clock.now());
    }

    /** All copies that are listed. */
    private List<ItemId> listed(Resident who) {
        return sorter.heap(who, Clutter.DUPLICATES, Sorter.THINGS_MAX).things().stream()
                .flatMap(thing -> thing.copies().stream())
                .map(copy -> ItemId.of(copy.id()))
                .toList();
    }

    /** These without one of each content of which nothing else would be left; the one that is the oldest stays. */
    private List<ItemId> spared(Caller who, List<ItemId> ids) {
        Set<ItemId> going = new HashSet<>(ids);
        ledger.read(who.home(), rows -> owned(rows, who, ids)).forEach((collection, own) -> {
            for (ItemId id : own.stream().sorted().toList()) {
                if (ledger.read(who.home(), rows -> isLast(rows, collection, id, going))) {
                    going.remove(id);
                }
            }
        });
        return ids.stream().filter(going::contains).toList();
    }

    private static boolean isLast(HomeTransaction rows, CollectionId collection, ItemId id, Set<ItemId> going) {
        Item item = rows.items().byIds(collection, List.of(id)).get(id);
        if (item == null || item.deleted() || item.content().isEmpty()) {
            return false;
        }
        return rows
                .items()
                .needing(collection, List.of(item.content().get().id().chunk()), COPIES_MAX)
                .stream()
                .filter(other -> other.content().equals(item.content()))
                .allMatch(other -> going.contains(other.id()));
    }

    private Gone delete(Caller who, List<ItemId> ids) {
        return each(who, ids, (collection, own) -> {
            Gone gone = Gone.NOTHING;
            for (int from = 0; from < own.size(); from += Protocol.COMMIT_OPERATIONS_MAX) {
                int to = Math.min(own.size(), from + Protocol.COMMIT_OPERATIONS_MAX);
                gone = gone.plus(commit(who, collection, own.subList(from, to)));
            }
            return gone;
        });
    }

    /** Deletes some files in one commit; what was changed meanwhile is looked at anew. */
    private Gone commit(Caller who, CollectionId collection, List<ItemId> ids) {
        List<ReasonException> refusals = new ArrayList<>();
        while (refusals.size() < TRIES) {
            List<Item> files = ledger.read(who.home(), rows -> files(rows, collection, ids));
            if (files.isEmpty()) {
                return Gone.NOTHING;
            }
            List<Operation> operations = files.stream()
                    .<Operation>map(item -> new Operation.Delete(item.id(), item.version(), true))
                    .toList();
            String key = "clean-up-" + HexFormat.of().formatHex(chance.bytes(KEY_BYTES));
            switch (library.commit(who, collection, key, new Commit(operations, Optional.empty(), Map.of()))) {
                case CommitReply.Committed _ -> {
                    return new Gone(
                            files.size(), files.stream().mapToLong(Item::size).sum(), false);
                }
                case CommitReply.Refused refused -> refusals.add(new ReasonException(refused.reason()));
            }
        }
        throw refusals.getLast();
    }

    private static List<Item> files(HomeTransaction rows, CollectionId collection, List<ItemId> ids) {
        List<Item> live = rows.items().byIds(collection, ids).values().stream()
                .filter(item -> !item.deleted())
                .toList();
        if (live.stream().anyMatch(item -> item.kind() != Kind.FILE)) {
            throw new MalformedException("ids", "Only files go this way, not folders.");
        }
        return live;
    }

    private Gone giveBack(Caller who, Optional<List<String>> ids) {
        List<Hint> told = List.of(new Hint(Hint.Kind.SPACE, "", 0));
        Gone gone = ledger.write(who.home(), rows -> {
            List<GrantRow> dead = rows.grantsExpiring(Instant.MAX).stream()
                    .filter(grant -> grant.person().equals(who.person()) && sorter.isDead(rows, grant))
                    .filter(grant -> ids.isEmpty() || ids.get().contains(grant.id()))
                    .toList();
            Outbox.add(rows, told);
            return new Gone(dead.size(), Grants.giveBack(rows, dead), false);
        });
        library.hints().tell(who.home(), told);
        return gone;
    }
}
