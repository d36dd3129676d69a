package limpid.store.sql;

import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.HomeId;

/** How work becomes a transaction on one kind of database. Safe for all threads. Fails with {@link SqlFailure}. */
sealed interface Transactions extends AutoCloseable permits SqliteTransactions, PostgresTransactions {
    /** Runs {@code work} whole or not at all, and in one order with all work on the same home; none is the directory. */
    <T> T write(Optional<HomeId> home, Function<SqlSession, T> work);

    /** Runs {@code work} on one consistent picture. */
    <T> T read(Function<SqlSession, T> work);

    @Override
    void close();
}
