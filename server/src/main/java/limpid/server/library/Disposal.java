package limpid.server.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.library.commit.Access;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.store.ledger.Ledger;

/**
 * Lets go, for ever, of what is kept of the past: of things in Recently deleted, and of what files were before. What lives
 * is never touched. Much goes in several transactions; one that never comes leaves the rest as it was. Safe for all threads.
 *
 * <p>Fails with, from every method: NOT_FOUND for what is not in the person's own collection.
 */
public final class Disposal {
    /** As many things as one call names. */
    public static final int IDS_MAX = 1000;
    /** As many rows as one call looks at where everything shall go; the caller calls again for the rest. */
    static final int ROWS_MAX = 100_000;

    private static final int PAGE = 500;
    private static final int DEPTH_MAX = 200;

    private final Ledger ledger;
    private final Clock clock;

    public Disposal(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What went.
     *
     * @param items how many things lost something
     * @param bytes of contents that were kept for them
     * @param more whether something of what was meant is still there, because it was too much for one call
     */
    public record Gone(long items, long bytes, boolean more) {
        /** Nothing at all. */
        public static final Gone NOTHING = new Gone(0, 0, false);

        /** Both. */
        public Gone plus(Gone other) {
            return new Gone(items + other.items, bytes + other.bytes, more || other.more);
        }
    }

    /** What of an item is kept. */
    private enum Past {
        /** Of what is deleted. */
        DELETED,
        /** Of what lives. */
        REPLACED;

        boolean isOf(Map<ItemId, Item> present, ItemId id) {
            Item item = present.get(id);
            boolean lives = item != null && !item.deleted();
            return lives == (this == REPLACED);
        }
    }

    /** Deletes things in Recently deleted for ever, folders with all that was deleted from them. Again is well. */
    public Gone deleted(Resident who, CollectionId collection, List<ItemId> ids) {
        List<ItemId> all = read(who, collection, rows -> {
            checkKnown(rows, collection, ids);
            return withContents(rows, collection, ids);
        });
        // What was inside goes first: a call that breaks off leaves a folder that can be named again.
        return drop(who.home(), collection, all.reversed(), Past.DELETED);
    }

    /** Lets go of what these things, which live, were before. Again is well. */
    public Gone replaced(Resident who, CollectionId collection, List<ItemId> ids) {
        read(who, collection, rows -> {
            checkKnown(rows, collection, ids);
            return ids;
        });
        return drop(who.home(), collection, ids, Past.REPLACED);
    }

    /** Empties Recently deleted. */
    public Gone allDeleted(Resident who, CollectionId collection) {
        return dropAll(who, collection, Past.DELETED);
    }

    /** Lets go of all old versions of what lives. */
    public Gone allReplaced(Resident who, CollectionId collection) {
        return dropAll(who, collection, Past.REPLACED);
    }

    private void checkKnown(HomeTransaction rows, CollectionId collection, List<ItemId> ids) {
        Map<ItemId, Item> present = rows.items().byIds(collection, ids);
        for (ItemId id : ids) {
            if (!present.containsKey(id)
                    && rows.items().versions(collection, id).isEmpty()) {
                throw Access.notFound(Scope.ITEM, "item-id", id.toString(), clock.now());
            }
        }
    }

    /** These, and what was deleted from the folders among them; each after the folder that it was in. */
    private static List<ItemId> withContents(HomeTransaction rows, CollectionId collection, List<ItemId> ids) {
        Set<ItemId> all = new LinkedHashSet<>(ids);
        Collection<ItemId> folders = ids;
        for (int depth = 0; depth < DEPTH_MAX && !folders.isEmpty(); depth++) {
            folders = rows.items().deletedIn(collection, folders, ROWS_MAX - Math.min(ROWS_MAX, all.size())).stream()
                    .map(OldVersion::item)
                    .filter(item -> all.add(item.id()) && item.kind() == Kind.FOLDER)
                    .map(Item::id)
                    .toList();
        }
        return List.copyOf(all);
    }

    /** What goes when a deleted thing goes for ever; of much, what stands in the first thousands of rows. */
    public static long keptBytes(HomeTransaction rows, CollectionId collection, ItemId id) {
        return withContents(rows, collection, List.of(id)).stream()
                .flatMap(each -> rows.items().versions(collection, each).stream())
                .mapToLong(Disposal::bytes)
                .sum();
    }

    private Gone drop(HomeId home, CollectionId collection, List<ItemId> ids, Past past) {
        Gone gone = Gone.NOTHING;
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<ItemId> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            gone = gone.plus(ledger.write(home, rows -> {
                List<OldVersion> versions = page.stream()
                        .flatMap(id -> rows.items().versions(collection, id).stream())
                        .toList();
                return drop(rows, collection, versions, past);
            }));
        }
        return gone;
    }

    private Gone dropAll(Resident who, CollectionId collection, Past past) {
        read(who, collection, rows -> collection);
        Gone gone = Gone.NOTHING;
        Place place = new Place(ItemId.ROOT, 0);
        for (int seen = 0; seen < ROWS_MAX; seen += PAGE) {
            Place from = place;
            Page page = ledger.write(who.home(), rows -> {
                List<OldVersion> next = rows.items().versionsAfter(collection, from.item(), from.version(), PAGE);
                return new Page(drop(rows, collection, next, past), next);
            });
            gone = gone.plus(page.gone());
            if (page.versions().size() < PAGE) {
                return gone;
            }
            Item last = page.versions().getLast().item();
            place = new Place(last.id(), last.version());
        }
        return gone.plus(new Gone(0, 0, true));
    }

    private record Place(ItemId item, long version) {}

    private record Page(Gone gone, List<OldVersion> versions) {}

    /** Whether an item lives is asked again here: it may have come back since it was chosen. */
    private static Gone drop(HomeTransaction rows, CollectionId collection, List<OldVersion> versions, Past past) {
        List<ItemId> ids =
                versions.stream().map(old -> old.item().id()).distinct().toList();
        Map<ItemId, Item> present = rows.items().byIds(collection, ids);
        List<OldVersion> going = new ArrayList<>(versions);
        going.removeIf(old -> !past.isOf(present, old.item().id()));
        long bytes = going.stream().mapToLong(Disposal::bytes).sum();
        for (OldVersion old : going) {
            rows.items().dropVersion(collection, old.item().id(), old.item().version());
        }
        if (bytes > 0) {
            rows.homeRow().ifPresent(home -> rows.putHome(home.keeping(home.keptBytes() - bytes)));
        }
        return new Gone(going.stream().map(old -> old.item().id()).distinct().count(), bytes, false);
    }

    private static long bytes(OldVersion old) {
        return old.item().content().map(Content::size).orElse(0L);
    }

    private <T> T read(Resident who, CollectionId collection, Function<HomeTransaction, T> work) {
        return ledger.read(who.home(), rows -> {
            Access.collection(rows, who.person(), collection, clock.now());
            return work.apply(rows);
        });
    }
}
