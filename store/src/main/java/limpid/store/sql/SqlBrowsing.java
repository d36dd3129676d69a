package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.ledger.BrowseRows;
import limpid.store.ledger.ItemRows.OldVersion;

/** What people look at, in SQL. Folders by name have an index of their own, everything by name another. */
final class SqlBrowsing implements BrowseRows {
    private static final String FOLDER =
            "SELECT " + ItemColumns.NAMES + " FROM item" + " WHERE home = ? AND collection = ? AND folder = ? AND kind";

    private final SqlSession session;
    private final HomeId home;
    private final SqlVersions versions;

    SqlBrowsing(SqlSession session, HomeId home) {
        this.session = session;
        this.home = home;
        this.versions = new SqlVersions(session, home);
    }

    @Override
    public List<Item> list(CollectionId collection, Stretch stretch) {
        return session.rows(
                FOLDER + group(stretch.group()) + behind(stretch) + order(stretch) + " LIMIT ?",
                p -> {
                    p.text(home).text(collection).item(stretch.folder());
                    if (stretch.after().isPresent()) {
                        fill(p, stretch.by(), stretch.after().get());
                    }
                    p.number(stretch.limit());
                },
                ItemColumns::of);
    }

    /** The number stands in the text, so that the index of folders is found fit for it. */
    private static String group(Group group) {
        return switch (group) {
            case FOLDERS -> " = 0";
            case OTHERS -> " > 0";
        };
    }

    private static String behind(Stretch stretch) {
        if (stretch.after().isEmpty()) {
            return "";
        }
        String sign = stretch.way() == Way.UP ? ">" : "<";
        return switch (stretch.by()) {
            case NAME -> " AND name_key " + sign + " ?";
            case SIZE -> " AND (size, name_key) " + sign + " (?, ?)";
            case MODIFIED -> " AND (modified_s, modified_n, name_key) " + sign + " (?, ?, ?)";
        };
    }

    private static void fill(Parameters p, By by, Mark mark) throws SQLException {
        Instant modified = mark.modified();
        switch (by) {
            case NAME -> p.text(mark.nameKey());
            case SIZE -> p.number(mark.size()).text(mark.nameKey());
            case MODIFIED ->
                p.number(modified.getEpochSecond()).number(modified.getNano()).text(mark.nameKey());
        }
    }

    private static String order(Stretch stretch) {
        String way = stretch.way() == Way.UP ? "" : " DESC";
        String name = "name_key" + way;
        return " ORDER BY "
                + switch (stretch.by()) {
                    case NAME -> name;
                    case SIZE -> "size" + way + ", " + name;
                    case MODIFIED -> "modified_s" + way + ", modified_n" + way + ", " + name;
                };
    }

    @Override
    public List<Called> names(CollectionId collection, ItemId after, int limit) {
        return session.rows(
                "SELECT id, name FROM item WHERE home = ? AND collection = ? AND id > ? AND deleted = 0"
                        + " ORDER BY id LIMIT ?",
                p -> p.text(home).text(collection).item(after).number(limit),
                row -> new Called(row.item(), row.text()));
    }

    @Override
    public List<OldVersion> deleted(CollectionId collection, Optional<Deletion> after, int limit) {
        return after.isEmpty()
                ? versions.recentlyDeleted(collection, limit)
                : versions.recentlyDeleted(collection, after.get(), limit);
    }
}
