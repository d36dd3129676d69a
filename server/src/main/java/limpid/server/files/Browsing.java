package limpid.server.files;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.library.Caller;
import limpid.server.library.commit.Access;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.store.ledger.Ledger;

/**
 * Looks into a person's own collections. Each call is one picture of the home. Safe for all threads.
 *
 * <p>Fails with, from every method: NOT_FOUND for what is not there, or is somebody else's.
 */
public final class Browsing {
    private final Ledger ledger;
    private final Clock clock;

    public Browsing(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A page of a folder.
     *
     * @param folder empty for the root
     * @param above the folders above it, outermost first
     * @param devices names of the devices that made what is on the page
     */
    public record Folder(Optional<Item> folder, List<Item> above, FolderPage page, Map<DeviceId, String> devices) {}

    /** A page of a folder. */
    public Folder folder(Caller caller, FolderPage.Ask ask) {
        return read(caller, ask.collection(), rows -> {
            Optional<Item> folder = ask.folder().isRoot()
                    ? Optional.empty()
                    : Optional.of(live(rows, ask.collection(), ask.folder(), Set.of(Kind.FOLDER)));
            List<Item> above = folder.map(new Above(rows, ask.collection())::of).orElse(List.of());
            FolderPage page = FolderPage.read(rows, ask);
            return new Folder(
                    folder, above, page, names(rows, page.items().stream().map(Item::by)));
        });
    }

    /**
     * One thing.
     *
     * @param versions how many older versions of it are kept
     */
    public record Single(Item item, List<Item> above, int versions, Map<DeviceId, String> devices) {}

    /** One thing that lives, with where it is. */
    public Single item(Caller caller, CollectionId collection, ItemId id) {
        return read(caller, collection, rows -> {
            Item item = live(rows, collection, id, Set.of(Kind.values()));
            int versions = rows.items().versions(collection, id).size();
            List<Item> above = new Above(rows, collection).of(item);
            return new Single(item, above, versions, names(rows, Stream.of(item.by())));
        });
    }

    /** What something was before, the newest first. */
    public record Past(List<OldVersion> versions, Map<DeviceId, String> devices) {}

    /** What something was before; also of what was deleted. */
    public Past versions(Caller caller, CollectionId collection, ItemId id) {
        return read(caller, collection, rows -> {
            if (stored(rows, collection, id).isEmpty()) {
                throw notFound(id);
            }
            List<OldVersion> versions = rows.items().versions(collection, id);
            return new Past(versions, names(rows, versions.stream().map(old -> old.item()
                    .by())));
        });
    }

    /** A file or link as it is, or as it was at one of its versions that are kept; then also one that was deleted. */
    public Item readable(Caller caller, CollectionId collection, ItemId id, Optional<Long> version) {
        return read(caller, collection, rows -> {
            Item now = stored(rows, collection, id).orElseThrow(() -> notFound(id));
            boolean isNow = !now.deleted()
                    && version.map(wanted -> wanted == now.version()).orElse(true);
            Optional<Item> wanted = isNow
                    ? Optional.of(now)
                    : version.flatMap(old -> rows.items().version(collection, id, old))
                            .map(OldVersion::item);
            return wanted.filter(item -> item.content().isPresent()).orElseThrow(() -> notFound(id));
        });
    }

    /** What is found by its name. */
    public NameSearch.Answer search(Caller caller, CollectionId collection, NameSearch search) {
        return read(caller, collection, rows -> search.run(rows, collection));
    }

    /** The devices that made these items, by name. */
    public Map<DeviceId, String> names(Caller caller, Collection<Item> items) {
        return ledger.read(caller.home(), rows -> names(rows, items.stream().map(Item::by)));
    }

    private static Map<DeviceId, String> names(HomeTransaction rows, Stream<DeviceId> devices) {
        Map<DeviceId, String> names = new LinkedHashMap<>();
        for (DeviceId id : devices.collect(Collectors.toSet())) {
            rows.device(id).map(DeviceRow::name).ifPresent(name -> names.put(id, name));
        }
        return names;
    }

    /** An item that lives and is of one of these kinds. Fails with: NOT_FOUND. */
    private Item live(HomeTransaction rows, CollectionId collection, ItemId id, Set<Kind> kinds) {
        return stored(rows, collection, id)
                .filter(item -> !item.deleted() && kinds.contains(item.kind()))
                .orElseThrow(() -> notFound(id));
    }

    private static Optional<Item> stored(HomeTransaction rows, CollectionId collection, ItemId id) {
        return Optional.ofNullable(rows.items().byIds(collection, List.of(id)).get(id));
    }

    private <T> T read(Caller caller, CollectionId collection, Function<HomeTransaction, T> work) {
        return ledger.read(caller.home(), rows -> {
            Access.collection(rows, caller.person(), collection, clock.now());
            return work.apply(rows);
        });
    }

    private ReasonException notFound(ItemId id) {
        return Access.notFound(Scope.ITEM, "item-id", id.toString(), clock.now());
    }
}
