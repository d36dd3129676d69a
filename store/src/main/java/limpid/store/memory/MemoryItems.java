package limpid.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.store.ledger.ItemRows;
import limpid.store.memory.CollectionTables.NameKey;
import limpid.store.memory.CollectionTables.VersionKey;

/** The items of a home, over maps. */
final class MemoryItems implements ItemRows {
    private final HomeTables tables;

    MemoryItems(HomeTables tables) {
        this.tables = tables;
    }

    private CollectionTables of(CollectionId collection) {
        return tables.items().get(collection).orElseGet(() -> CollectionTables.empty(tables.undo()));
    }

    private CollectionTables ofWritten(CollectionId collection) {
        Optional<CollectionTables> there = tables.items().get(collection);
        if (there.isPresent()) {
            return there.get();
        }
        CollectionTables fresh = CollectionTables.empty(tables.undo());
        tables.items().put(collection, fresh);
        return fresh;
    }

    @Override
    public Map<ItemId, Item> byIds(CollectionId collection, Collection<ItemId> ids) {
        CollectionTables rows = of(collection);
        Map<ItemId, Item> found = new LinkedHashMap<>();
        ids.forEach(id -> rows.byId().get(id).ifPresent(item -> found.put(id, item)));
        return found;
    }

    @Override
    public List<Item> named(CollectionId collection, Collection<NameRef> names) {
        CollectionTables rows = of(collection);
        return names.stream()
                .distinct()
                .flatMap(name -> rows.liveNames().get(new NameKey(name.parent(), name.nameKey())).stream())
                .flatMap(id -> rows.byId().get(id).stream())
                .toList();
    }

    @Override
    public List<Item> children(CollectionId collection, ItemId parent, String afterKey, int limit) {
        CollectionTables rows = of(collection);
        List<Item> children = new ArrayList<>();
        for (var name : rows.liveNames()
                .rows()
                .tailMap(new NameKey(parent, afterKey), false)
                .entrySet()) {
            if (children.size() == limit || !name.getKey().parent().equals(parent)) {
                break;
            }
            rows.byId().get(name.getValue()).ifPresent(children::add);
        }
        return children;
    }

    @Override
    public List<Item> needing(CollectionId collection, Collection<ChunkId> chunks, int limit) {
        return of(collection).byId().rows().values().stream()
                .filter(item ->
                        !item.deleted() && item.content().stream().anyMatch(content -> isNeeded(content.id(), chunks)))
                .limit(limit)
                .toList();
    }

    private boolean isNeeded(ContentId content, Collection<ChunkId> chunks) {
        return chunks.contains(content.chunk())
                || tables.manifests().get(content).stream().flatMap(Set::stream).anyMatch(chunks::contains);
    }

    @Override
    public void put(CollectionId collection, Collection<Item> items) {
        CollectionTables rows = ofWritten(collection);
        for (Item item : items) {
            rows.byId().get(item.id()).ifPresent(old -> takeOut(rows, old));
        }
        for (Item item : items) {
            rows.byId().add(item.id(), item);
            rows.bySeq().add(item.seq(), item);
            if (!item.deleted()) {
                rows.liveNames().add(nameOf(item), item.id());
                count(item.content(), 1);
            }
        }
    }

    private void takeOut(CollectionTables rows, Item old) {
        rows.byId().remove(old.id());
        rows.bySeq().remove(old.seq());
        if (!old.deleted()) {
            rows.liveNames().remove(nameOf(old));
            count(old.content(), -1);
        }
    }

    private static NameKey nameOf(Item item) {
        return new NameKey(item.place().parent(), item.place().name().key());
    }

    private void count(Optional<Content> content, int more) {
        if (content.isEmpty()) {
            return;
        }
        ContentId id = content.get().id();
        int uses = tables.uses().get(id).orElse(0) + more;
        if (uses == 0) {
            tables.uses().remove(id);
        } else {
            tables.uses().put(id, uses);
        }
    }

    @Override
    public List<Item> changes(CollectionId collection, long after, long upTo, boolean liveOnly, int limit) {
        if (after >= upTo) {
            return List.of();
        }
        return of(collection).bySeq().rows().subMap(after, false, upTo, true).values().stream()
                .filter(item -> !liveOnly || !item.deleted())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Item> between(CollectionId collection, ItemId from, ItemId to, int limit) {
        if (from.compareTo(to) > 0) {
            return List.of();
        }
        return of(collection).byId().rows().subMap(from, true, to, true).values().stream()
                .filter(item -> !item.deleted())
                .limit(limit)
                .toList();
    }

    @Override
    public int dropTombstones(CollectionId collection, long upTo, Instant moment) {
        CollectionTables rows = of(collection);
        List<Item> old = rows.bySeq().rows().headMap(upTo, true).values().stream()
                .filter(item -> item.deleted() && item.editedAt().isBefore(moment))
                .toList();
        old.forEach(item -> takeOut(rows, item));
        return old.size();
    }

    @Override
    public void putVersions(CollectionId collection, Collection<OldVersion> versions) {
        CollectionTables rows = ofWritten(collection);
        for (OldVersion version : versions) {
            VersionKey key = keyOf(version);
            rows.versions().get(key).ifPresent(old -> count(old.item().content(), -1));
            rows.versions().put(key, version);
            count(version.item().content(), 1);
        }
    }

    private static VersionKey keyOf(OldVersion version) {
        return new VersionKey(version.item().id(), version.item().version());
    }

    @Override
    public List<OldVersion> versions(CollectionId collection, ItemId item) {
        return List.copyOf(of(collection)
                .versions()
                .rows()
                .subMap(new VersionKey(item, 0), true, new VersionKey(item, Long.MAX_VALUE), true)
                .descendingMap()
                .values());
    }

    @Override
    public Optional<OldVersion> version(CollectionId collection, ItemId item, long version) {
        return of(collection).versions().get(new VersionKey(item, version));
    }

    @Override
    public List<OldVersion> recentlyDeleted(CollectionId collection, int limit) {
        CollectionTables rows = of(collection);
        return gone(
                rows,
                version -> !rows.byId()
                        .get(version.item().place().parent())
                        .map(Item::deleted)
                        .orElse(false),
                limit);
    }

    @Override
    public List<OldVersion> deletedIn(CollectionId collection, Collection<ItemId> folders, int limit) {
        Set<ItemId> wanted = Set.copyOf(folders);
        return gone(
                of(collection),
                version -> wanted.contains(version.item().place().parent()),
                limit);
    }

    private static List<OldVersion> gone(CollectionTables rows, Predicate<OldVersion> wanted, int limit) {
        return rows.versions().rows().values().stream()
                .filter(version -> version.wasDeleted() && isGoneSince(rows, version) && wanted.test(version))
                .sorted(Comparator.comparing(OldVersion::replacedAt).reversed().thenComparing(version -> version.item()
                        .id()))
                .limit(limit)
                .toList();
    }

    /** Whether nothing came after this version but its deletion. */
    private static boolean isGoneSince(CollectionTables rows, OldVersion version) {
        ItemId id = version.item().id();
        VersionKey next = rows.versions().rows().higherKey(keyOf(version));
        boolean newest = next == null || !next.item().equals(id);
        return newest && rows.byId().get(id).map(Item::deleted).orElse(true);
    }

    @Override
    public List<OldVersion> versionsReplacedBefore(CollectionId collection, Instant moment, int limit) {
        return of(collection).versions().rows().values().stream()
                .filter(version -> version.replacedAt().isBefore(moment))
                .sorted(Comparator.comparing(OldVersion::replacedAt).thenComparing(MemoryItems::keyOf))
                .limit(limit)
                .toList();
    }

    @Override
    public void dropVersion(CollectionId collection, ItemId item, long version) {
        VersionKey key = new VersionKey(item, version);
        CollectionTables rows = of(collection);
        rows.versions().get(key).ifPresent(old -> {
            rows.versions().remove(key);
            count(old.item().content(), -1);
        });
    }

    @Override
    public List<OldVersion> versionsAfter(CollectionId collection, ItemId item, long version, int limit) {
        return of(collection).versions().rows().tailMap(new VersionKey(item, version), false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Dropped dropSome(CollectionId collection, int limit) {
        CollectionTables rows = of(collection);
        List<Item> items = rows.byId().rows().values().stream().limit(limit).toList();
        List<OldVersion> old = versionsAfter(collection, ItemId.ROOT, 0, limit);
        items.forEach(item -> takeOut(rows, item));
        old.forEach(one -> dropVersion(collection, one.item().id(), one.item().version()));
        return new Dropped(items, old);
    }

    @Override
    public boolean uses(ContentId content) {
        return tables.uses().has(content);
    }

    @Override
    public void putCursor(CursorRow row) {
        ofWritten(row.collection()).cursors().put(row.device(), row);
    }

    @Override
    public List<CursorRow> cursors(CollectionId collection) {
        return List.copyOf(of(collection).cursors().rows().values());
    }
}
