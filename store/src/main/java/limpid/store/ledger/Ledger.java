package limpid.store.ledger;

import java.util.function.Function;
import limpid.core.id.HomeId;

/**
 * The server's record of things. Safe for all threads.
 *
 * <p>Fails with, from every method: DB_LOCKED, DB_CORRUPT, SERVER_DISK_FULL, DB_SCHEMA_MISMATCH, IO_ERROR,
 * SERVER_UNREACHABLE (a database server that does not answer).
 */
public interface Ledger extends AutoCloseable {
    /**
     * Runs {@code work} as one transaction on a home: all of it happens or, if it throws, none. Durable when this
     * returns. Writes to one home are in strict order; {@code work} may run more than once and so must touch nothing but
     * the transaction.
     */
    <T> T write(HomeId home, Function<HomeTransaction, T> work);

    /** Runs {@code work} on one consistent picture of a home. It must not write. */
    <T> T read(HomeId home, Function<HomeTransaction, T> work);

    /** Runs {@code work} as one transaction on what stands above homes: who lives where, join codes, the server itself. */
    <T> T administer(Function<DirectoryTransaction, T> work);

    @Override
    void close();
}
