package limpid.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/** Opens connections to a SQLite file, set up as we use them. */
final class SqliteSessions {
    private static final List<String> PRAGMAS = List.of(
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA temp_store = MEMORY",
            "PRAGMA wal_autocheckpoint = 2000",
            // The log is cut back to this when it was longer once; in bytes.
            "PRAGMA journal_size_limit = 67108864");

    // Sizes of the page caches, negative in KiB.
    private static final String LARGE_CACHE = "PRAGMA cache_size = -65536";
    private static final String SMALL_CACHE = "PRAGMA cache_size = -16384";

    private SqliteSessions() {}

    static SqlSession writer(SqliteSettings settings) {
        return open(settings, List.of(LARGE_CACHE));
    }

    static SqlSession reader(SqliteSettings settings) {
        return open(settings, List.of(SMALL_CACHE, "PRAGMA query_only = 1"));
    }

    /** For what is done now and then. */
    static SqlSession other(SqliteSettings settings) {
        return open(settings, List.of(SMALL_CACHE));
    }

    private static SqlSession open(SqliteSettings settings, List<String> pragmas) {
        Connection connection = connect(settings);
        SqlSession session = new SqlSession(connection, Dialect.SQLITE);
        boolean opened = false;
        try {
            session.runOnce("PRAGMA busy_timeout = " + settings.patience().toMillis());
            PRAGMAS.forEach(session::runOnce);
            pragmas.forEach(session::runOnce);
            stopDriverTransactions(connection);
            session.runOnce("COMMIT");
            opened = true;
            return session;
        } finally {
            if (!opened) {
                session.close();
            }
        }
    }

    private static Connection connect(SqliteSettings settings) {
        try {
            return JDBC.createConnection("jdbc:sqlite:" + settings.file(), new Properties());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /**
     * Until told that transactions are ours, the driver tries one of its own around each statement. Being told so it
     * begins one, which the caller ends.
     */
    private static void stopDriverTransactions(Connection connection) {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
