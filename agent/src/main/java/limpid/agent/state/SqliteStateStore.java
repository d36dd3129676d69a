package limpid.agent.state;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.tree.Synced;
import limpid.core.change.ChangeToken;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;

/** A device's memory in one SQLite file. Safe for all threads, one at a time. */
public final class SqliteStateStore implements StateStore, Manifests {
    private static final int SCHEMA = 1;
    private static final int ID_BYTES = 16;
    private static final byte[] SAME_AS_AGREED = new byte[0];
    private static final List<String> TABLES = List.of(
            "node(id BLOB PRIMARY KEY, remote BLOB, synced BLOB, print BLOB) WITHOUT ROWID",
            "pending(number INTEGER PRIMARY KEY, key TEXT UNIQUE, body BLOB)",
            "intent(id BLOB PRIMARY KEY, item BLOB) WITHOUT ROWID",
            "fact(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
            "manifest(content TEXT PRIMARY KEY, bytes BLOB) WITHOUT ROWID");
    private static final String POSITION_TOKEN = "position-token";
    private static final String POSITION_EPOCH = "position-epoch";
    private static final String POSITION_SEQ = "position-seq";

    private final SqliteFile file;

    /** Opens the file, making it if need be. */
    public SqliteStateStore(Path path, Clock clock) {
        this(new SqliteFile(path, clock, List.of("synchronous=FULL")));
    }

    /** Takes a file over. */
    SqliteStateStore(SqliteFile file) {
        this.file = file;
        file.transaction(this::prepare);
    }

    private int prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
                int found = rows.next() ? rows.getInt(1) : 0;
                if (found > SCHEMA) {
                    throw file.failures().schema(found, SCHEMA);
                }
            }
            for (String table : TABLES) {
                statement.execute("CREATE TABLE IF NOT EXISTS " + table);
            }
            statement.execute("PRAGMA user_version=" + SCHEMA);
        }
        return SCHEMA;
    }

    @Override
    public synchronized SavedState load() {
        return file.reading(connection -> {
            Map<String, String> facts = facts(connection);
            Optional<Position> position = Optional.ofNullable(facts.remove(POSITION_TOKEN))
                    .map(token -> new Position(
                            new ChangeToken(token),
                            facts.getOrDefault(POSITION_EPOCH, ""),
                            Long.parseLong(facts.getOrDefault(POSITION_SEQ, "0"))));
            facts.remove(POSITION_EPOCH);
            facts.remove(POSITION_SEQ);
            return new SavedState(nodes(connection), position, commits(connection), intents(connection), facts);
        });
    }

    private static List<SavedNode> nodes(Connection connection) throws SQLException {
        List<SavedNode> nodes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, remote, synced, print FROM node");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Optional<Item> agreed = Optional.ofNullable(rows.getBytes(3)).map(Bytes::item);
                Optional<limpid.agent.tree.Print> print =
                        Optional.ofNullable(rows.getBytes(4)).map(Bytes::print);
                Optional<Item> remote = Optional.ofNullable(rows.getBytes(2))
                        .flatMap(bytes -> bytes.length == 0 ? agreed : Optional.of(Bytes.item(bytes)));
                nodes.add(new SavedNode(id(rows.getBytes(1)), remote, agreed.map(item -> new Synced(item, print))));
            }
        }
        return nodes;
    }

    private static List<PendingCommit> commits(Connection connection) throws SQLException {
        List<PendingCommit> commits = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT key, body FROM pending ORDER BY number");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                commits.add(Bytes.commit(rows.getString(1), rows.getBytes(2)));
            }
        }
        return commits;
    }

    private static List<Intent> intents(Connection connection) throws SQLException {
        List<Intent> intents = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT item FROM intent");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                intents.add(new Intent(Bytes.item(rows.getBytes(1))));
            }
        }
        return intents;
    }

    private static Map<String, String> facts(Connection connection) throws SQLException {
        Map<String, String> facts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT key, value FROM fact");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                facts.put(rows.getString(1), rows.getString(2));
            }
        }
        return facts;
    }

    @Override
    public synchronized void save(StateBatch batch) {
        file.transaction(connection -> {
            saveNodes(connection, batch.nodes());
            each(connection, "INSERT OR REPLACE INTO pending(key, body) VALUES(?, ?)", batch.begun(), (put, commit) -> {
                put.setString(1, commit.key());
                put.setBytes(2, Bytes.of(commit));
            });
            each(connection, "DELETE FROM pending WHERE key = ?", batch.ended(), (drop, key) -> drop.setString(1, key));
            saveIntents(connection, batch);
            saveFacts(connection, batch);
            return batch;
        });
    }

    private static void saveNodes(Connection connection, List<SavedNode> nodes) throws SQLException {
        if (nodes.isEmpty()) {
            return;
        }
        try (PreparedStatement put = connection.prepareStatement(
                        "INSERT OR REPLACE INTO node(id, remote, synced, print) VALUES(?, ?, ?, ?)");
                PreparedStatement drop = connection.prepareStatement("DELETE FROM node WHERE id = ?")) {
            for (SavedNode node : nodes) {
                if (node.remote().isEmpty() && node.synced().isEmpty()) {
                    drop.setBytes(1, bytes(node.id()));
                    drop.addBatch();
                    continue;
                }
                put.setBytes(1, bytes(node.id()));
                Optional<Item> agreed = node.synced().map(Synced::item);
                boolean same = node.remote().isPresent() && node.remote().equals(agreed);
                put.setBytes(
                        2, same ? SAME_AS_AGREED : node.remote().map(Bytes::of).orElse(null));
                put.setBytes(3, agreed.map(Bytes::of).orElse(null));
                put.setBytes(
                        4, node.synced().flatMap(Synced::print).map(Bytes::of).orElse(null));
                put.addBatch();
            }
            // One item is never in both: its last form in a batch is its only one.
            put.executeBatch();
            drop.executeBatch();
        }
    }

    private static void saveIntents(Connection connection, StateBatch batch) throws SQLException {
        each(connection, "DELETE FROM intent WHERE id = ?", batch.settled(), (drop, id) -> drop.setBytes(1, bytes(id)));
        each(connection, "INSERT OR REPLACE INTO intent(id, item) VALUES(?, ?)", batch.intents(), (put, intent) -> {
            put.setBytes(1, bytes(intent.item().id()));
            put.setBytes(2, Bytes.of(intent.item()));
        });
    }

    private interface Filling<R> {
        void of(PreparedStatement statement, R row) throws SQLException;
    }

    /** Runs a statement once for each row, prepared once. */
    private static <R> void each(Connection connection, String sql, List<R> rows, Filling<R> filling)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                filling.of(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void saveFacts(Connection connection, StateBatch batch) throws SQLException {
        Map<String, String> facts = new HashMap<>(batch.facts());
        batch.position().ifPresent(position -> {
            facts.put(POSITION_TOKEN, position.token().text());
            facts.put(POSITION_EPOCH, position.epoch());
            facts.put(POSITION_SEQ, Long.toString(position.seq()));
        });
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            if (fact.getValue().isEmpty()) {
                run(connection, "DELETE FROM fact WHERE key = ?", fact.getKey());
            } else {
                run(connection, "INSERT OR REPLACE INTO fact(key, value) VALUES(?, ?)", fact.getKey(), fact.getValue());
            }
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public synchronized Optional<Manifest> of(ContentId content) {
        return file.reading(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT bytes FROM manifest WHERE content = ?")) {
                select.setString(1, content.toString());
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(Manifest.parse(rows.getBytes(1))) : Optional.empty();
                }
            }
        });
    }

    @Override
    public synchronized void remember(ContentId content, Manifest manifest) {
        file.transaction(connection -> {
            run(
                    connection,
                    "INSERT OR REPLACE INTO manifest(content, bytes) VALUES(?, ?)",
                    content.toString(),
                    manifest.bytes());
            return content;
        });
    }

    /** Checks the file itself. Fails with: DB_CORRUPT. */
    public synchronized void check() {
        String answer = file.reading(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
                return rows.next() ? rows.getString(1) : "no answer";
            }
        });
        if (!answer.equals("ok")) {
            throw new ReasonException(file.failures().reason(ReasonCode.DB_CORRUPT, answer));
        }
    }

    private static byte[] bytes(ItemId id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.high())
                .putLong(id.low())
                .array();
    }

    private static ItemId id(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new ItemId(in.getLong(), in.getLong());
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
