package limpid.agent.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonChanges;
import limpid.core.reason.ReasonJournal;
import limpid.core.reason.ReasonTransition;
import limpid.host.time.Clock;
import limpid.wire.json.Codecs;

/**
 * A journal of causes in an SQLite file of its own: it outlives the program, and the doctor reads it while the agent
 * writes. Nothing is written while nothing changes. Safe for all threads, one at a time.
 *
 * <p>Fails with: DB_CORRUPT, DB_DISK_FULL, DB_LOCKED, IO_ERROR.
 */
public final class SqliteReasonJournal implements ReasonJournal, AutoCloseable {
    /** A cause that comes and goes all day must not fill the disk: the oldest steps beyond so many are forgotten. */
    static final int STEPS_MAX = 20_000;

    private final SqliteFile file;
    private List<Reason> holding;

    /** Opens the file, making it if need be. */
    public SqliteReasonJournal(Path path, Clock clock) {
        // What a power loss takes away here is a line of history, not a file of a person.
        this.file = new SqliteFile(path, clock, List.of("synchronous=NORMAL"));
        this.holding = file.transaction(SqliteReasonJournal::prepared);
    }

    private static List<Reason> prepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS step("
                    + "number INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, reason BLOB NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS holding(number INTEGER PRIMARY KEY, reason BLOB NOT NULL)");
        }
        List<Reason> reasons = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT reason FROM holding ORDER BY number");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                reasons.add(Codecs.REASON.decode(rows.getBytes(1)));
            }
        }
        return List.copyOf(reasons);
    }

    @Override
    public synchronized List<ReasonTransition> record(List<Reason> now, Instant at) {
        List<ReasonTransition> steps = ReasonChanges.between(holding, now, at);
        if (!steps.isEmpty()) {
            List<Reason> continued = ReasonChanges.continued(holding, now);
            file.transaction(connection -> write(connection, steps, continued));
            holding = continued;
        }
        return steps;
    }

    private static int write(Connection connection, List<ReasonTransition> steps, List<Reason> continued)
            throws SQLException {
        try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO step(at, kind, reason) VALUES(?,?,?)");
                PreparedStatement hold = connection.prepareStatement("INSERT INTO holding(reason) VALUES(?)");
                Statement statement = connection.createStatement()) {
            for (ReasonTransition step : steps) {
                insert.setLong(1, step.at().toEpochMilli());
                insert.setString(2, step.kind().name());
                insert.setBytes(3, Codecs.REASON.encode(step.reason()));
                insert.executeUpdate();
            }
            statement.execute("DELETE FROM holding");
            for (Reason reason : continued) {
                hold.setBytes(1, Codecs.REASON.encode(reason));
                hold.executeUpdate();
            }
            statement.execute("DELETE FROM step WHERE number <= (SELECT max(number) FROM step) - " + STEPS_MAX);
            return steps.size();
        }
    }

    @Override
    public synchronized List<Reason> holding() {
        return holding;
    }

    @Override
    public synchronized List<ReasonTransition> since(Instant since) {
        return file.reading(connection -> {
            List<ReasonTransition> steps = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT kind, reason, at FROM step WHERE at >= ? ORDER BY number")) {
                select.setLong(1, since.toEpochMilli());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        steps.add(new ReasonTransition(
                                ReasonTransition.Kind.valueOf(rows.getString(1)),
                                Codecs.REASON.decode(rows.getBytes(2)),
                                Instant.ofEpochMilli(rows.getLong(3))));
                    }
                }
            }
            return List.copyOf(steps);
        });
    }

    @Override
    public synchronized void forgetBefore(Instant time) {
        file.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM step WHERE at < ?")) {
                delete.setLong(1, time.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
