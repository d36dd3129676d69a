package limpid.server.home;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.host.time.Clock;
import limpid.server.home.Heap.Thing;
import limpid.server.home.Inventory.Copies;
import limpid.server.library.DeletedPaths;
import limpid.server.library.Disposal;
import limpid.server.library.LibrarySettings;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** Finds what could go of somebody's own things. What was counted earlier is looked at again before it is shown. */
public final class Sorter {
    /** As many as one asks for; of what has to be counted, fewer are known. */
    public static final int THINGS_MAX = 1000;
    /** Who sends uses what is set aside, again and again; after so long without it nobody is sending. */
    static final Duration UPLOAD_IS_DEAD = Duration.ofHours(6);

    private static final Comparator<Thing> MOST_FIRST =
            Comparator.comparing(Thing::freedBytes).reversed();

    private final Ledger ledger;
    private final Census census;
    private final Clock clock;

    public Sorter(Ledger ledger, Census census, Clock clock) {
        this.ledger = ledger;
        this.census = census;
        this.clock = clock;
    }

    /** Somebody's things of one kind, at most {@code limit} of them. */
    public Heap heap(Resident who, Clutter kind, int limit) {
        List<Thing> things = new ArrayList<>();
        Optional<Instant> asOf = Optional.empty();
        long bytes = 0;
        for (CollectionRow row : own(who)) {
            Optional<Inventory> known = census.inventory(who.home(), row, Census.ROWS_AT_ONCE);
            List<Thing> found = ledger.read(who.home(), rows -> found(rows, row.id(), kind, known, limit));
            things.addAll(found);
            bytes += known.map(inventory -> total(inventory, kind)).orElse(0L);
            asOf = asOf.or(() -> known.map(Inventory::asOf));
        }
        if (kind == Clutter.UPLOADS) {
            things.addAll(ledger.read(who.home(), rows -> uploads(rows, who)));
        }
        long listed = things.stream().mapToLong(Thing::freedBytes).sum();
        List<Thing> most = things.stream().sorted(MOST_FIRST).limit(limit).toList();
        return new Heap(kind, Math.max(bytes, listed), most, kind == Clutter.UPLOADS ? Optional.of(clock.now()) : asOf);
    }

    private List<CollectionRow> own(Resident who) {
        return ledger.read(who.home(), HomeTransaction::collections).stream()
                .filter(row -> row.owner().equals(who.person()))
                .toList();
    }

    /** Of what is kept, the count knows more than the lists. */
    private static long total(Inventory inventory, Clutter kind) {
        return switch (kind) {
            case OLD_VERSIONS ->
                inventory
                        .byCategory()
                        .getOrDefault(Category.VERSIONS, Amount.NONE)
                        .bytes();
            case TRASH ->
                inventory.byCategory().getOrDefault(Category.TRASH, Amount.NONE).bytes();
            case DUPLICATES ->
                inventory.copies().stream().mapToLong(Copies::freedBytes).sum();
            case BIG_FILES, UPLOADS -> 0;
        };
    }

    private static List<Thing> found(
            HomeTransaction rows, CollectionId collection, Clutter kind, Optional<Inventory> known, int limit) {
        Finds finds = new Finds(rows, collection);
        return switch (kind) {
            case BIG_FILES ->
                known.stream()
                        .flatMap(inventory -> finds.big(inventory.largest()))
                        .toList();
            case DUPLICATES ->
                known.stream()
                        .flatMap(inventory -> inventory.copies().stream())
                        .flatMap(copies -> finds.duplicates(copies).stream())
                        .toList();
            case OLD_VERSIONS ->
                known.stream().flatMap(inventory -> finds.versioned(inventory)).toList();
            case TRASH -> finds.trash(limit);
            case UPLOADS -> List.of();
        };
    }

    /** What is set aside for a device that is signed out, or has not used it for long. */
    private List<Thing> uploads(HomeTransaction rows, Resident who) {
        return rows.grantsExpiring(Instant.MAX).stream()
                .filter(grant -> grant.person().equals(who.person()) && isDead(rows, grant))
                .map(grant -> new Thing(
                        grant.id(),
                        Optional.empty(),
                        deviceName(rows, grant.device()),
                        grant.bytes(),
                        Optional.of(lastUsed(grant)),
                        Optional.empty(),
                        List.of()))
                .toList();
    }

    boolean isDead(HomeTransaction rows, GrantRow grant) {
        Optional<DeviceRow> device = rows.device(grant.device());
        boolean signedOut = device.filter(row -> row.revokedAt().isPresent()).isPresent();
        return signedOut || !lastUsed(grant).plus(UPLOAD_IS_DEAD).isAfter(clock.now());
    }

    /** Each use keeps a grant for one span from then on. */
    private static Instant lastUsed(GrantRow grant) {
        return grant.expires().minus(LibrarySettings.GRANT_KEPT);
    }

    private static String deviceName(HomeTransaction rows, DeviceId device) {
        return rows.device(device).map(DeviceRow::name).orElse("A browser");
    }

    /** What one collection has, read in one transaction. */
    private record Finds(HomeTransaction rows, CollectionId collection, DeletedPaths paths) {
        Finds(HomeTransaction rows, CollectionId collection) {
            this(rows, collection, new DeletedPaths(rows, collection));
        }

        Stream<Thing> big(List<ItemId> ids) {
            Map<ItemId, Item> present = rows.items().byIds(collection, ids);
            return present.values().stream().filter(Finds::isFile).map(item -> thing(item, item.size()));
        }

        private static boolean isFile(Item item) {
            return !item.deleted() && item.kind() == Kind.FILE;
        }

        private Thing thing(Item item, long bytes) {
            return thing(item, bytes, Optional.empty(), List.of());
        }

        private Thing thing(Item item, long bytes, Optional<Long> count, List<Thing> copies) {
            return new Thing(
                    item.id().toString(),
                    Optional.of(collection),
                    paths.of(item),
                    bytes,
                    Optional.of(item.editedAt()),
                    count,
                    copies);
        }

        /** Empty when there are no two any more. */
        Optional<Thing> duplicates(Copies copies) {
            List<Item> items = rows.items().byIds(collection, copies.items()).values().stream()
                    .filter(item -> isFile(item) && item.size() == copies.bytes())
                    .toList();
            Optional<Content> content = items.stream().findFirst().flatMap(Item::content);
            List<Item> same = items.stream()
                    .filter(item -> item.content().equals(content))
                    .toList();
            if (same.size() < 2) {
                return Optional.empty();
            }
            List<Thing> each =
                    same.stream().map(item -> thing(item, item.size())).toList();
            return Optional.of(thing(same.getFirst(), copies.bytes(), Optional.of((long) same.size()), each));
        }

        Stream<Thing> versioned(Inventory inventory) {
            return inventory.versioned().stream()
                    .flatMap(each -> rows.items().byIds(collection, List.of(each.item())).values().stream()
                            .filter(item -> !item.deleted())
                            .map(item -> thing(
                                    item,
                                    each.amount().bytes(),
                                    Optional.of(each.amount().items()),
                                    List.of())));
        }

        List<Thing> trash(int limit) {
            return rows.items().recentlyDeleted(collection, limit).stream()
                    .map(gone -> new Thing(
                            gone.item().id().toString(),
                            Optional.of(collection),
                            paths.of(gone.item()),
                            Disposal.keptBytes(rows, collection, gone.item().id()),
                            Optional.of(gone.replacedAt()),
                            Optional.empty(),
                            List.of()))
                    .toList();
        }
    }
}
