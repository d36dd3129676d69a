package limpid.store.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.ledger.ItemRows;

/** The items of a home, in SQL. */
final class SqlItems implements ItemRows {
    private static final String SELECT = "SELECT " + ItemColumns.NAMES + " FROM item";
    private static final String PUT = "INSERT INTO item (home, collection, folder, name_key, " + ItemColumns.NAMES + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (home, collection, id) DO UPDATE SET folder = excluded.folder,"
            + " name_key = excluded.name_key, version = excluded.version, seq = excluded.seq,"
            + " parent = excluded.parent, name = excluded.name, kind = excluded.kind, content = excluded.content,"
            + " content_form = excluded.content_form, size = excluded.size, modified_s = excluded.modified_s,"
            + " modified_n = excluded.modified_n, executable = excluded.executable, deleted = excluded.deleted,"
            + " device = excluded.device, edited_at = excluded.edited_at";

    private final SqlSession session;
    private final HomeId home;
    private final SqlVersions versions;

    SqlItems(SqlSession session, HomeId home) {
        this.session = session;
        this.home = home;
        this.versions = new SqlVersions(session, home);
    }

    @Override
    public Map<ItemId, Item> byIds(CollectionId collection, Collection<ItemId> ids) {
        Map<ItemId, Item> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            session.rows(
                            "WITH {wanted} " + SELECT
                                    + " WHERE home = ? AND collection = ? AND id IN (SELECT v FROM wanted)"
                                    + " ORDER BY id",
                            p -> p.items(ids).text(home).text(collection),
                            ItemColumns::of)
                    .forEach(item -> found.put(item.id(), item));
        }
        return found;
    }

    @Override
    public List<Item> named(CollectionId collection, Collection<NameRef> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<byte[]> keys = names.stream().distinct().map(SqlItems::keyOf).toList();
        return session.rows(
                "WITH {wanted} " + SELECT + " WHERE home = ? AND collection = ? AND (folder, name_key) IN"
                        + " (SELECT substr(v, 1, 16), {tail} FROM wanted) ORDER BY seq",
                p -> p.list(keys).text(home).text(collection),
                ItemColumns::of);
    }

    /** A name in a folder as one string of bytes: 16 of the folder, the rest of the name. */
    private static byte[] keyOf(NameRef name) {
        byte[] key = name.nameKey().getBytes(StandardCharsets.UTF_8);
        byte[] folder = Ids.bytes(name.parent());
        return ByteBuffer.allocate(folder.length + key.length)
                .put(folder)
                .put(key)
                .array();
    }

    @Override
    public List<Item> children(CollectionId collection, ItemId parent, String afterKey, int limit) {
        return session.rows(
                SELECT + " WHERE home = ? AND collection = ? AND folder = ? AND name_key > ? ORDER BY name_key LIMIT ?",
                p -> p.text(home).text(collection).item(parent).text(afterKey).number(limit),
                ItemColumns::of);
    }

    @Override
    public List<Item> needing(CollectionId collection, Collection<ChunkId> chunks, int limit) {
        return chunks.isEmpty()
                ? List.of()
                : session.rows(
                        "WITH {wanted} " + SELECT + " WHERE home = ? AND collection = ? AND deleted = 0"
                                + " AND content IN (SELECT v FROM wanted UNION SELECT p.manifest FROM part p"
                                + " WHERE p.home = ? AND p.chunk IN (SELECT v FROM wanted)) ORDER BY id LIMIT ?",
                        p -> p.chunks(chunks)
                                .text(home)
                                .text(collection)
                                .text(home)
                                .number(limit),
                        ItemColumns::of);
    }

    @Override
    public void put(CollectionId collection, Collection<Item> items) {
        refuseDoubles(items);
        freeNames(collection, items);
        session.changeEach(PUT, items, (p, item) -> {
            p.text(home).text(collection).item(ItemColumns.folderKey(item)).text(ItemColumns.nameKey(item));
            ItemColumns.fillPlace(p, item);
            ItemColumns.fillRest(p, item);
        });
    }

    private static void refuseDoubles(Collection<Item> items) {
        Set<ItemId> seen = new HashSet<>();
        for (Item item : items) {
            if (!seen.add(item.id())) {
                throw new IllegalStateException("not unique: " + item.id());
            }
        }
    }

    /** Takes the names of known items off the index first, so that within one batch names may change owners. */
    private void freeNames(CollectionId collection, Collection<Item> items) {
        List<ItemId> known =
                items.stream().filter(item -> item.version() > 1).map(Item::id).toList();
        if (!known.isEmpty()) {
            session.change(
                    "WITH {wanted} UPDATE item SET folder = id, name_key = ''"
                            + " WHERE home = ? AND collection = ? AND id IN (SELECT v FROM wanted)",
                    p -> p.items(known).text(home).text(collection));
        }
    }

    @Override
    public List<Item> changes(CollectionId collection, long after, long upTo, boolean liveOnly, int limit) {
        return session.rows(
                SELECT + " WHERE home = ? AND collection = ? AND seq > ? AND seq <= ? AND deleted <= ?"
                        + " ORDER BY seq LIMIT ?",
                p -> p.text(home)
                        .text(collection)
                        .number(after)
                        .number(upTo)
                        .flag(!liveOnly)
                        .number(limit),
                ItemColumns::of);
    }

    @Override
    public List<Item> between(CollectionId collection, ItemId from, ItemId to, int limit) {
        return session.rows(
                SELECT + " WHERE home = ? AND collection = ? AND id >= ? AND id <= ? AND deleted = 0"
                        + " ORDER BY id LIMIT ?",
                p -> p.text(home).text(collection).item(from).item(to).number(limit),
                ItemColumns::of);
    }

    @Override
    public int dropTombstones(CollectionId collection, long upTo, Instant moment) {
        return session.change(
                "DELETE FROM item WHERE home = ? AND collection = ? AND seq <= ? AND deleted = 1 AND edited_at < ?",
                p -> p.text(home).text(collection).number(upTo).moment(moment));
    }

    @Override
    public void putVersions(CollectionId collection, Collection<OldVersion> rows) {
        versions.put(collection, rows);
    }

    @Override
    public List<OldVersion> versions(CollectionId collection, ItemId item) {
        return versions.of(collection, item);
    }

    @Override
    public Optional<OldVersion> version(CollectionId collection, ItemId item, long version) {
        return versions.of(collection, item, version);
    }

    @Override
    public List<OldVersion> recentlyDeleted(CollectionId collection, int limit) {
        return versions.recentlyDeleted(collection, limit);
    }

    @Override
    public List<OldVersion> deletedIn(CollectionId collection, Collection<ItemId> folders, int limit) {
        return folders.isEmpty() ? List.of() : versions.deletedIn(collection, folders, limit);
    }

    @Override
    public List<OldVersion> versionsReplacedBefore(CollectionId collection, Instant moment, int limit) {
        return versions.replacedBefore(collection, moment, limit);
    }

    @Override
    public void dropVersion(CollectionId collection, ItemId item, long version) {
        versions.drop(collection, item, version);
    }

    @Override
    public List<OldVersion> versionsAfter(CollectionId collection, ItemId item, long version, int limit) {
        return versions.after(collection, item, version, limit);
    }

    @Override
    public Dropped dropSome(CollectionId collection, int limit) {
        List<Item> going = session.rows(
                SELECT + " WHERE home = ? AND collection = ? ORDER BY id LIMIT ?",
                p -> p.text(home).text(collection).number(limit),
                ItemColumns::of);
        if (!going.isEmpty()) {
            session.change(
                    "DELETE FROM item WHERE home = ? AND collection = ? AND id <= ?",
                    p -> p.text(home).text(collection).item(going.getLast().id()));
        }
        return new Dropped(going, versions.dropSome(collection, limit));
    }

    @Override
    public boolean uses(ContentId content) {
        int form = ItemColumns.codeOf(content.form());
        return session.any(
                "SELECT 1 WHERE EXISTS (SELECT 1 FROM item"
                        + " WHERE home = ? AND content = ? AND content_form = ? AND deleted = 0)"
                        + " OR EXISTS (SELECT 1 FROM item_version WHERE home = ? AND content = ? AND content_form = ?)",
                p -> p.text(home)
                        .hash(content.chunk().hash())
                        .number(form)
                        .text(home)
                        .hash(content.chunk().hash())
                        .number(form));
    }

    @Override
    public void putCursor(CursorRow row) {
        session.change(
                "INSERT INTO progress (home, collection, device, seq, seen_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (home, collection, device) DO UPDATE SET seq = excluded.seq,"
                        + " seen_at = excluded.seen_at",
                p -> p.text(home)
                        .text(row.collection())
                        .text(row.device())
                        .number(row.seq())
                        .moment(row.seenAt()));
    }

    @Override
    public List<CursorRow> cursors(CollectionId collection) {
        return session.rows(
                "SELECT device, seq, seen_at FROM progress WHERE home = ? AND collection = ? ORDER BY device",
                p -> p.text(home).text(collection),
                row -> new CursorRow(collection, new DeviceId(row.text()), row.number(), row.moment()));
    }
}
