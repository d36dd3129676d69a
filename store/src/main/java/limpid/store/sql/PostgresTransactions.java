package limpid.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.HomeId;

/**
 * Transactions on a PostgreSQL server. A writer first locks the row of its home, so that work on one home has one order
 * whatever node of the server it comes from; readers see one snapshot.
 */
final class PostgresTransactions implements Transactions {
    /** Two that wait for each other are rare, as all lock the home first; more rounds than this means something else. */
    private static final int ATTEMPTS_MAX = 8;

    private final HikariDataSource writers;
    private final HikariDataSource readers;

    private PostgresTransactions(HikariDataSource writers, HikariDataSource readers) {
        this.writers = writers;
        this.readers = readers;
    }

    /** Connects and brings the tables up to date. */
    static PostgresTransactions open(PostgresSettings settings, Migrations migrations) {
        HikariConfig writing = common(settings, "limpid-writers");
        writing.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        HikariConfig reading = common(settings, "limpid-readers");
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        reading.setReadOnly(true);
        PostgresTransactions transactions =
                new PostgresTransactions(new HikariDataSource(writing), new HikariDataSource(reading));
        boolean opened = false;
        try {
            transactions.migrate(migrations);
            opened = true;
            return transactions;
        } finally {
            if (!opened) {
                transactions.close();
            }
        }
    }

    private static HikariConfig common(PostgresSettings settings, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setAutoCommit(false);
        config.setConnectionTimeout(settings.patience().toMillis());
        // Whether the server is there is asked by the first transaction, whose failure we can explain.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "limpid");
        config.addDataSourceProperty("options", "-c statement_timeout=30000 -c lock_timeout=15000");
        return config;
    }

    private void migrate(Migrations migrations) {
        repeated(() -> transaction(writers, session -> {
            migrations.run(session);
            return true;
        }));
    }

    @Override
    public <T> T write(Optional<HomeId> home, Function<SqlSession, T> work) {
        return repeated(() -> transaction(writers, session -> {
            home.ifPresentOrElse(it -> lock(session, it), () -> lockDirectory(session));
            return work.apply(session);
        }));
    }

    private static void lock(SqlSession session, HomeId home) {
        if (!hasLocked(session, home)) {
            session.change(
                    "INSERT INTO tally (home, hints) VALUES (?, 0) ON CONFLICT (home) DO NOTHING", p -> p.text(home));
            hasLocked(session, home);
        }
    }

    private static boolean hasLocked(SqlSession session, HomeId home) {
        return session.any("SELECT 1 FROM tally WHERE home = ? FOR UPDATE", p -> p.text(home));
    }

    private static void lockDirectory(SqlSession session) {
        session.any("SELECT 1 FROM directory_lock WHERE only_row = 1 FOR UPDATE", _ -> {});
    }

    @Override
    public <T> T read(Function<SqlSession, T> work) {
        return transaction(readers, work);
    }

    /** What a round of a transaction does. */
    @FunctionalInterface
    private interface Round<T> {
        T run();
    }

    private static <T> T repeated(Round<T> round) {
        for (int attempt = 1; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return round.run();
            } catch (SqlFailure failure) {
                if (!Said.of(failure, Dialect.POSTGRES).isWorthAnotherRound()) {
                    throw failure;
                }
            }
        }
        return round.run();
    }

    private static <T> T transaction(HikariDataSource pool, Function<SqlSession, T> work) {
        try (SqlSession session = new SqlSession(connection(pool), Dialect.POSTGRES)) {
            boolean done = false;
            try {
                T result = work.apply(session);
                session.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    session.rollBack();
                }
            }
        }
    }

    private static Connection connection(HikariDataSource pool) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public void close() {
        writers.close();
        readers.close();
    }
}
