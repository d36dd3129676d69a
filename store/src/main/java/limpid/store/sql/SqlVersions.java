package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.ledger.BrowseRows.Deletion;
import limpid.store.ledger.ItemRows.OldVersion;

/** Old versions of a home's items, in SQL. */
final class SqlVersions {
    private static final String SELECT =
            "SELECT " + ItemColumns.NAMES + ", replaced_at, was_deleted FROM item_version v";
    private static final String PUT = "INSERT INTO item_version (home, collection, " + ItemColumns.NAMES
            + ", replaced_at, was_deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (home, collection, id, version) DO UPDATE SET seq = excluded.seq,"
            + " parent = excluded.parent, name = excluded.name, kind = excluded.kind, content = excluded.content,"
            + " content_form = excluded.content_form, size = excluded.size, modified_s = excluded.modified_s,"
            + " modified_n = excluded.modified_n, executable = excluded.executable, deleted = excluded.deleted,"
            + " device = excluded.device, edited_at = excluded.edited_at, replaced_at = excluded.replaced_at,"
            + " was_deleted = excluded.was_deleted";

    /** Nothing came after this version but its deletion. */
    private static final String GONE = " AND was_deleted = 1"
            + " AND NOT EXISTS (SELECT 1 FROM item i WHERE i.home = v.home"
            + " AND i.collection = v.collection AND i.id = v.id AND i.deleted = 0)"
            + " AND NOT EXISTS (SELECT 1 FROM item_version n WHERE n.home = v.home"
            + " AND n.collection = v.collection AND n.id = v.id AND n.version > v.version)";

    private static final String RECENTLY_DELETED = SELECT + " WHERE home = ? AND collection = ?" + GONE
            + " AND NOT EXISTS (SELECT 1 FROM item f WHERE f.home = v.home"
            + " AND f.collection = v.collection AND f.id = v.parent AND f.deleted = 1)";

    private static final String LATEST_FIRST = " ORDER BY replaced_at DESC, id LIMIT ?";

    private final SqlSession session;
    private final HomeId home;

    SqlVersions(SqlSession session, HomeId home) {
        this.session = session;
        this.home = home;
    }

    void put(CollectionId collection, Collection<OldVersion> rows) {
        session.changeEach(PUT, rows, (p, old) -> {
            p.text(home).text(collection);
            ItemColumns.fillPlace(p, old.item());
            ItemColumns.fillRest(p, old.item());
            p.moment(old.replacedAt()).flag(old.wasDeleted());
        });
    }

    List<OldVersion> of(CollectionId collection, ItemId item) {
        return session.rows(
                SELECT + " WHERE home = ? AND collection = ? AND id = ? ORDER BY version DESC",
                p -> p.text(home).text(collection).item(item),
                SqlVersions::versionOf);
    }

    Optional<OldVersion> of(CollectionId collection, ItemId item, long version) {
        return session.row(
                SELECT + " WHERE home = ? AND collection = ? AND id = ? AND version = ?",
                p -> p.text(home).text(collection).item(item).number(version),
                SqlVersions::versionOf);
    }

    List<OldVersion> recentlyDeleted(CollectionId collection, int limit) {
        return session.rows(
                RECENTLY_DELETED + LATEST_FIRST,
                p -> p.text(home).text(collection).number(limit),
                SqlVersions::versionOf);
    }

    List<OldVersion> recentlyDeleted(CollectionId collection, Deletion after, int limit) {
        return session.rows(
                RECENTLY_DELETED + " AND (replaced_at < ? OR (replaced_at = ? AND id > ?))" + LATEST_FIRST,
                p -> p.text(home)
                        .text(collection)
                        .moment(after.at())
                        .moment(after.at())
                        .item(after.item())
                        .number(limit),
                SqlVersions::versionOf);
    }

    List<OldVersion> deletedIn(CollectionId collection, Collection<ItemId> folders, int limit) {
        return session.rows(
                "WITH {wanted} " + SELECT + " WHERE home = ? AND collection = ? AND parent IN (SELECT v FROM wanted)"
                        + GONE + LATEST_FIRST,
                p -> p.items(folders).text(home).text(collection).number(limit),
                SqlVersions::versionOf);
    }

    List<OldVersion> replacedBefore(CollectionId collection, Instant moment, int limit) {
        return session.rows(
                SELECT + " WHERE home = ? AND collection = ? AND replaced_at < ?"
                        + " ORDER BY replaced_at, id, version LIMIT ?",
                p -> p.text(home).text(collection).moment(moment).number(limit),
                SqlVersions::versionOf);
    }

    List<OldVersion> after(CollectionId collection, ItemId item, long version, int limit) {
        return session.rows(
                SELECT + " WHERE home = ? AND collection = ? AND (id, version) > (?, ?) ORDER BY id, version LIMIT ?",
                p -> p.text(home).text(collection).item(item).number(version).number(limit),
                SqlVersions::versionOf);
    }

    List<OldVersion> dropSome(CollectionId collection, int limit) {
        List<OldVersion> going = after(collection, ItemId.ROOT, 0, limit);
        if (!going.isEmpty()) {
            Item last = going.getLast().item();
            session.change(
                    "DELETE FROM item_version WHERE home = ? AND collection = ? AND (id, version) <= (?, ?)",
                    p -> p.text(home).text(collection).item(last.id()).number(last.version()));
        }
        return going;
    }

    void drop(CollectionId collection, ItemId item, long version) {
        session.change(
                "DELETE FROM item_version WHERE home = ? AND collection = ? AND id = ? AND version = ?",
                p -> p.text(home).text(collection).item(item).number(version));
    }

    private static OldVersion versionOf(Row row) throws SQLException {
        return new OldVersion(ItemColumns.of(row), row.moment(), row.flag());
    }
}
