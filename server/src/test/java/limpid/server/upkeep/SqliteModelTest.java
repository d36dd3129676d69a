package limpid.server.upkeep;

import java.nio.file.Path;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.store.sql.SqlLedger;
import limpid.store.sql.SqliteSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteModelTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {1001, 1002})
    void agreesWithAModelOfWholeTreesOnARealDatabase(long seed) {
        SimClock clock = new SimClock();
        SqliteSettings settings = new SqliteSettings(folder.resolve("ledger.db"), "ext4");
        try (SqlLedger ledger = SqlLedger.sqlite(settings, new SimDisk(clock), clock)) {
            new RandomHistory(seed, ledger).run(300);
        }
    }
}
