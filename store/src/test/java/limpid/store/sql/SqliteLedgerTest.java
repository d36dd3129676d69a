package limpid.store.sql;

import java.nio.file.Path;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.LedgerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest implements LedgerContract {
    private final SimClock clock = new SimClock();

    @TempDir
    private Path folder = Path.of("");

    private SqlLedger ledger;

    @BeforeEach
    void open() {
        ledger = SqlLedger.sqlite(new SqliteSettings(folder.resolve("ledger.db"), "ext4"), new SimDisk(clock), clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }
}
