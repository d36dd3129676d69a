package limpid.server.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.files.ZipPlan.Links;
import limpid.server.library.Caller;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Objection;
import limpid.server.zip.ZipItem;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * Plans archives of a person's own things. Safe for all threads.
 *
 * <p>Fails with, from every method: NOT_FOUND, REQUEST_TOO_LARGE (too many things, or a path too long for the format),
 * BLOB_CORRUPT (bytes of one of them are known to be bad).
 */
public final class Zips {
    private final Ledger ledger;
    private final Clock clock;

    public Zips(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * An archive to be sent.
     *
     * @param name what it is called, without an ending
     */
    public record Zip(ZipPlan plan, String name) {}

    /** Checks that all of these are there, without planning. */
    public void check(Caller caller, CollectionId collection, List<ItemId> ids) {
        ledger.read(caller.home(), rows -> tops(rows, caller, collection, ids));
    }

    /** An archive of these things; of the root, of everything. */
    public Zip of(Caller caller, CollectionId collection, List<ItemId> ids) {
        return ledger.read(caller.home(), rows -> {
            List<Item> tops = tops(rows, caller, collection, ids);
            ZipPlan.Outcome outcome = tops.isEmpty()
                    ? ZipPlan.ofAll(rows, collection)
                    : ZipPlan.of(rows, collection, tops, Links.AS_TEXTS);
            String name = tops.size() == 1 ? tops.getFirst().place().name().text() : collectionName(rows, collection);
            return new Zip(checked(rows, collection, outcome), name);
        });
    }

    private static String collectionName(HomeTransaction rows, CollectionId collection) {
        return rows.collection(collection).orElseThrow().kind();
    }

    /** None for the root. */
    private List<Item> tops(HomeTransaction rows, Caller caller, CollectionId collection, List<ItemId> ids) {
        Access.collection(rows, caller.person(), collection, clock.now());
        if (ids.contains(ItemId.ROOT)) {
            return List.of();
        }
        Map<ItemId, Item> found = rows.items().byIds(collection, ids);
        return ids.stream()
                .distinct()
                .map(id -> Optional.ofNullable(found.get(id))
                        .filter(item -> !item.deleted())
                        .orElseThrow(() -> Access.notFound(Scope.ITEM, "item-id", id.toString(), clock.now())))
                .toList();
    }

    /** The plan, if it can be carried out. */
    public ZipPlan checked(HomeTransaction rows, CollectionId collection, ZipPlan.Outcome outcome) {
        return switch (outcome) {
            case ZipPlan.Outcome.Ready(ZipPlan plan) -> {
                plan.firstBad(rows, collection).ifPresent(item -> {
                    throw bad(item);
                });
                yield plan;
            }
            case ZipPlan.Outcome.Refused(ZipPlan.Flaw flaw) -> throw tooLarge(flaw);
        };
    }

    private ReasonException bad(Item item) {
        String name = item.place().name().text();
        return Objection.of(ReasonCode.BLOB_CORRUPT, Subject.item(name), clock.now())
                .saw("item-id", item.id())
                .saw("name", name)
                .exception();
    }

    private ReasonException tooLarge(ZipPlan.Flaw flaw) {
        return switch (flaw) {
            case TOO_MANY_ITEMS ->
                Objection.of(ReasonCode.REQUEST_TOO_LARGE, Subject.server(""), clock.now())
                        .saw("problem", "more things than one archive takes")
                        .saw("items", "more than " + ZipPlan.ITEMS_MAX, ZipPlan.ITEMS_MAX)
                        .exception();
            case PATH_TOO_LONG ->
                Objection.of(ReasonCode.REQUEST_TOO_LARGE, Subject.server(""), clock.now())
                        .saw("problem", "a path that an archive cannot hold")
                        .saw("path-bytes", "more", ZipItem.PATH_BYTES_MAX)
                        .exception();
        };
    }
}
