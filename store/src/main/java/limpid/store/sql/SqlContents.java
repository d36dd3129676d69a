package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.HomeId;
import limpid.store.ledger.ContentRows;

/** The chunks of a home, in SQL. */
final class SqlContents implements ContentRows {
    private static final String SELECT =
            "SELECT id, raw_length, encoding, pack, pack_offset, length, inline_bytes, state FROM chunk";
    private static final String PUT = "INSERT INTO chunk (home, id, raw_length, encoding, pack, pack_offset, length,"
            + " inline_bytes, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home, id) DO UPDATE SET"
            + " raw_length = excluded.raw_length, encoding = excluded.encoding, pack = excluded.pack,"
            + " pack_offset = excluded.pack_offset, length = excluded.length, inline_bytes = excluded.inline_bytes,"
            + " state = excluded.state";
    // The four things that keep a chunk v: an item, an old version, a used content of which it is a part, a pin.
    private static final String KEPT = "WITH {wanted} SELECT v FROM wanted WHERE"
            + " EXISTS (SELECT 1 FROM item i WHERE i.home = ? AND i.content = v AND i.deleted = 0)"
            + " OR EXISTS (SELECT 1 FROM item_version o WHERE o.home = ? AND o.content = v)"
            + " OR EXISTS (SELECT 1 FROM part p WHERE p.home = ? AND p.chunk = v AND (EXISTS (SELECT 1 FROM item i"
            + " WHERE i.home = p.home AND i.content = p.manifest AND i.content_form = 1 AND i.deleted = 0)"
            + " OR EXISTS (SELECT 1 FROM item_version o"
            + " WHERE o.home = p.home AND o.content = p.manifest AND o.content_form = 1)))"
            + " OR EXISTS (SELECT 1 FROM pin x WHERE x.home = ? AND x.chunk = v AND x.expires >= ?)";

    private final SqlSession session;
    private final HomeId home;

    SqlContents(SqlSession session, HomeId home) {
        this.session = session;
        this.home = home;
    }

    @Override
    public Map<ChunkId, ChunkRow> chunks(Collection<ChunkId> ids) {
        Map<ChunkId, ChunkRow> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            session.rows(
                            "WITH {wanted} " + SELECT + " WHERE home = ? AND id IN (SELECT v FROM wanted) ORDER BY id",
                            p -> p.chunks(ids).text(home),
                            SqlContents::chunkOf)
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    @Override
    public void putChunks(Collection<ChunkRow> rows) {
        session.changeEach(PUT, rows, (p, row) -> p.text(home)
                .hash(row.id().hash())
                .number(row.rawLength())
                .number(row.encoding())
                .text(row.pack())
                .number(row.offset())
                .number(row.length())
                .bytes(row.inline())
                .number(codeOf(row.state())));
    }

    @Override
    public void dropChunks(Collection<ChunkId> ids) {
        if (!ids.isEmpty()) {
            session.change(
                    "WITH {wanted} DELETE FROM chunk WHERE home = ? AND id IN (SELECT v FROM wanted)",
                    p -> p.chunks(ids).text(home));
        }
    }

    @Override
    public List<ChunkRow> chunksAfter(ChunkId after, int limit) {
        return session.rows(
                SELECT + " WHERE home = ? AND id > ? ORDER BY id LIMIT ?",
                p -> p.text(home).hash(after.hash()).number(limit),
                SqlContents::chunkOf);
    }

    @Override
    public List<ChunkId> quarantined(int limit) {
        // The number itself and no parameter: only so is it seen that the small index has all that is asked for.
        return session.rows(
                "SELECT id FROM chunk WHERE home = ? AND state = 2 ORDER BY id LIMIT ?",
                p -> p.text(home).number(limit),
                Row::chunk);
    }

    @Override
    public List<ChunkRow> chunksIn(String pack) {
        if (pack.isEmpty()) {
            return List.of();
        }
        return session.rows(
                SELECT + " WHERE home = ? AND pack = ? ORDER BY id",
                p -> p.text(home).text(pack),
                SqlContents::chunkOf);
    }

    private static ChunkRow chunkOf(Row row) throws SQLException {
        return new ChunkRow(
                row.chunk(),
                row.small(),
                row.small(),
                row.text(),
                row.number(),
                row.small(),
                row.bytes(),
                stateOf(row.small()));
    }

    @Override
    public boolean hasParts(ContentId content) {
        return session.any("SELECT 1 FROM manifest WHERE home = ? AND id = ?", p -> p.text(home)
                .hash(manifestOf(content).hash()));
    }

    @Override
    public void putParts(ContentId content, Collection<ChunkId> parts) {
        dropParts(content);
        ChunkId manifest = manifestOf(content);
        session.change("INSERT INTO manifest (home, id) VALUES (?, ?)", p -> p.text(home)
                .hash(manifest.hash()));
        session.changeEach(
                "INSERT INTO part (home, chunk, manifest) VALUES (?, ?, ?)",
                new HashSet<>(parts),
                (p, part) -> p.text(home).hash(part.hash()).hash(manifest.hash()));
    }

    @Override
    public void dropParts(ContentId content) {
        ChunkId manifest = manifestOf(content);
        session.change("DELETE FROM part WHERE home = ? AND manifest = ?", p -> p.text(home)
                .hash(manifest.hash()));
        session.change("DELETE FROM manifest WHERE home = ? AND id = ?", p -> p.text(home)
                .hash(manifest.hash()));
    }

    private static ChunkId manifestOf(ContentId content) {
        return switch (content.form()) {
            case MANIFEST -> content.chunk();
            case CHUNK -> throw new IllegalArgumentException("a content of one chunk has no parts");
        };
    }

    @Override
    public Collection<ChunkId> kept(Collection<ChunkId> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return session.rows(
                KEPT,
                p -> p.chunks(ids).text(home).text(home).text(home).text(home).moment(now),
                Row::chunk);
    }

    @Override
    public List<ContentId> orphans(int limit) {
        return session.rows(
                "SELECT id FROM manifest m WHERE home = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM item i WHERE i.home = m.home AND i.content = m.id"
                        + " AND i.content_form = 1 AND i.deleted = 0)"
                        + " AND NOT EXISTS (SELECT 1 FROM item_version o WHERE o.home = m.home AND o.content = m.id"
                        + " AND o.content_form = 1) ORDER BY id LIMIT ?",
                p -> p.text(home).number(limit),
                row -> ContentId.ofManifest(row.chunk()));
    }

    @Override
    public void pin(Collection<ChunkId> ids, Instant expires) {
        session.changeEach(
                "INSERT INTO pin (home, chunk, expires) VALUES (?, ?, ?) ON CONFLICT (home, chunk)"
                        + " DO UPDATE SET expires = excluded.expires WHERE excluded.expires > pin.expires",
                new HashSet<>(ids),
                (p, id) -> p.text(home).hash(id.hash()).moment(expires));
    }

    @Override
    public Map<ChunkId, Instant> pins(Collection<ChunkId> ids) {
        Map<ChunkId, Instant> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            session.rows(
                            "WITH {wanted} SELECT chunk, expires FROM pin"
                                    + " WHERE home = ? AND chunk IN (SELECT v FROM wanted) ORDER BY chunk",
                            p -> p.chunks(ids).text(home),
                            row -> Map.entry(row.chunk(), row.moment()))
                    .forEach(pin -> found.put(pin.getKey(), pin.getValue()));
        }
        return found;
    }

    @Override
    public void dropPins(Instant moment) {
        session.change("DELETE FROM pin WHERE home = ? AND expires < ?", p -> p.text(home)
                .moment(moment));
    }

    private static int codeOf(State state) {
        return switch (state) {
            case LIVE -> 0;
            case CONDEMNED -> 1;
            case QUARANTINED -> 2;
        };
    }

    private static State stateOf(int code) {
        return switch (code) {
            case 0 -> State.LIVE;
            case 1 -> State.CONDEMNED;
            case 2 -> State.QUARANTINED;
            default -> throw new IllegalStateException("no state of a chunk has the code " + code);
        };
    }
}
