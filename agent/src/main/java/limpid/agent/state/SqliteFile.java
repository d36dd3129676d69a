package limpid.agent.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import limpid.host.time.Clock;

/**
 * One connection to an SQLite file, whose transactions are begun and ended by statements of our own: on a full disk SQLite
 * rolls back by itself, after which the driver no longer knows whether a transaction is open. One thread at a time.
 */
final class SqliteFile implements AutoCloseable {
    private final StateFailures failures;
    private final Connection connection;

    /** Work with the file. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Opens the file, making it if need be, with {@code pragmas} besides those that all files have. */
    SqliteFile(Path file, Clock clock, List<String> pragmas) {
        this.failures = new StateFailures(file, clock);
        this.connection = failures.guarded(() -> DriverManager.getConnection("jdbc:sqlite:" + file));
        try {
            failures.guarded(() -> {
                execute("PRAGMA busy_timeout=5000");
                execute("PRAGMA journal_mode=WAL");
                for (String pragma : pragmas) {
                    execute("PRAGMA " + pragma);
                }
                // The driver keeps its hands off from here on; what it began by itself is ended.
                connection.setAutoCommit(false);
                execute("COMMIT");
                return pragmas;
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    StateFailures failures() {
        return failures;
    }

    /** Does {@code work} as a whole or not at all. Fails with: what SQLite says, as a cause. */
    <T> T transaction(Work<T> work) {
        return failures.guarded(() -> {
            execute("BEGIN IMMEDIATE");
            return guarded(work);
        });
    }

    /** Reads in one transaction, beside others who write. */
    <T> T reading(Work<T> work) {
        return failures.guarded(() -> {
            execute("BEGIN");
            return guarded(work);
        });
    }

    private <T> T guarded(Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.run(connection);
            execute("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException none) {
            // No transaction is open: SQLite ended it when it met the failure that the caller is about to hear of.
            return;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        failures.guarded(() -> {
            connection.close();
            return connection;
        });
    }
}
