package limpid.store.sql;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import limpid.core.id.HomeId;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * The ledger in a database: SQLite inside the program, or a PostgreSQL server. Work given to it may run on another thread
 * that writes at the same time, and must not call the ledger again.
 */
public final class SqlLedger implements Ledger {
    private static final ScopedValue<SqlLedger> WORKING = ScopedValue.newInstance();

    private final Transactions transactions;
    private final SqlReasons reasons;

    private SqlLedger(Transactions transactions, SqlReasons reasons) {
        this.transactions = transactions;
        this.reasons = reasons;
    }

    /**
     * Opens a database file, or makes it. Only one program may have it open. Fails with: DB_ON_NETWORK_FS,
     * DB_SCHEMA_MISMATCH, DB_CORRUPT, DB_LOCKED, SERVER_DISK_FULL, READ_ONLY_FS, IO_ERROR.
     */
    public static SqlLedger sqlite(SqliteSettings settings, Disk disk, Clock clock) {
        Path folder = Optional.ofNullable(settings.file().toAbsolutePath().getParent())
                .orElseThrow(() -> new IllegalArgumentException("a database file lies in a folder"));
        SqlReasons reasons = new SqlReasons(
                clock, Dialect.SQLITE, settings.file().toString(), Optional.of(new SqlReasons.Volume(disk, folder)));
        if (settings.isOnNetwork()) {
            throw reasons.onNetwork(settings.fileSystem());
        }
        return explained(
                reasons, () -> new SqlLedger(SqliteTransactions.open(settings, new Migrations(reasons)), reasons));
    }

    /**
     * Connects to a PostgreSQL server. Several nodes may. Fails with: SERVER_UNREACHABLE, DB_SCHEMA_MISMATCH,
     * SERVER_DISK_FULL, DB_LOCKED.
     */
    public static SqlLedger postgres(PostgresSettings settings, Clock clock) {
        SqlReasons reasons = new SqlReasons(clock, Dialect.POSTGRES, settings.url(), Optional.empty());
        return explained(
                reasons, () -> new SqlLedger(PostgresTransactions.open(settings, new Migrations(reasons)), reasons));
    }

    @Override
    public <T> T write(HomeId home, Function<HomeTransaction, T> work) {
        return guarded(() ->
                transactions.write(Optional.of(home), session -> inside(() -> work.apply(new SqlHome(session, home)))));
    }

    @Override
    public <T> T read(HomeId home, Function<HomeTransaction, T> work) {
        return guarded(() -> transactions.read(session -> inside(() -> work.apply(new SqlHome(session, home)))));
    }

    @Override
    public <T> T administer(Function<DirectoryTransaction, T> work) {
        return guarded(() ->
                transactions.write(Optional.empty(), session -> inside(() -> work.apply(new SqlDirectory(session)))));
    }

    /**
     * Writes a consistent copy of everything to a new file while work goes on; for SQLite only, since a database server has
     * tools of its own for that. Fails with: SERVER_DISK_FULL, IO_ERROR.
     */
    public void copyTo(Path copy) {
        explained(reasons, () -> {
            switch (transactions) {
                case SqliteTransactions sqlite -> sqlite.copyTo(copy);
                case PostgresTransactions _ ->
                    throw new UnsupportedOperationException("a PostgreSQL database is backed up by its own tools");
            }
            return copy;
        });
    }

    @Override
    public void close() {
        explained(reasons, () -> {
            transactions.close();
            return true;
        });
    }

    private <T> T guarded(Supplier<T> work) {
        if (WORKING.isBound() && WORKING.get() == this) {
            // It would wait for itself.
            throw new IllegalStateException("a transaction inside a transaction");
        }
        return explained(reasons, work);
    }

    private <T> T inside(Supplier<T> work) {
        return ScopedValue.where(WORKING, this).call(work::get);
    }

    private static <T> T explained(SqlReasons reasons, Supplier<T> work) {
        try {
            return work.get();
        } catch (SqlFailure failure) {
            throw reasons.of(failure);
        }
    }
}
