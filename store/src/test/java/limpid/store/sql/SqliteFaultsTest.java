package limpid.store.sql;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.HOME;
import static limpid.store.ledger.SomeRows.OTHER_HOME;
import static limpid.store.ledger.SomeRows.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.item.Item;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.store.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the world does to a database file, and what becomes of it. */
final class SqliteFaultsTest {
    private final SimClock clock = new SimClock();

    @TempDir
    private Path folder = Path.of("");

    private Path database() {
        return folder.resolve("ledger.db");
    }

    private SqlLedger open() {
        return open(database(), "ext4");
    }

    private SqlLedger open(Path file, String fileSystem) {
        SqliteSettings settings = new SqliteSettings(file, fileSystem, Duration.ofMillis(50));
        return SqlLedger.sqlite(settings, new SimDisk(clock), clock);
    }

    private static void put(Ledger ledger, Item... items) {
        ledger.write(HOME, home -> {
            home.items().put(FILES, List.of(items));
            return true;
        });
    }

    private static List<Item> all(Ledger ledger) {
        return ledger.read(HOME, home -> home.items().changes(FILES, 0, 99_999, false, 99_999));
    }

    private void outside(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Reason reasonOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ReasonException.class, work).reason();
    }

    @Test
    void keepsWhatWasWrittenOverAnOrderlyEnd() {
        try (SqlLedger ledger = open()) {
            put(ledger, file(1, "a"));
        }
        assertThat(folder.resolve("ledger.db-wal")).doesNotExist();
        try (SqlLedger ledger = open()) {
            assertThat(all(ledger)).containsExactly(file(1, "a"));
        }
    }

    @Test
    void keepsWhatWasWrittenWhenTheProgramDied() throws IOException {
        try (SqlLedger ledger = open()) {
            put(ledger, file(1, "a"), file(2, "b"));
            // What a killed program leaves: the file and the log beside it, just as they are.
            Path died = Files.createDirectory(folder.resolve("died"));
            Files.copy(database(), died.resolve("ledger.db"));
            Files.copy(folder.resolve("ledger.db-wal"), died.resolve("ledger.db-wal"));
            try (SqlLedger again = open(died.resolve("ledger.db"), "")) {
                assertThat(all(again)).containsExactly(file(1, "a"), file(2, "b"));
            }
        }
    }

    @Test
    void bringsTablesOfAnEarlierReleaseUpToDate() throws SQLException {
        open().close();
        undoAllButTheFirst();
        outside("DELETE FROM schema_version WHERE version > 1");
        open().close();
        // Each of these fails where the scripts did not bring back what they add.
        undoAllButTheFirst();
    }

    /** Takes back what the scripts after the first one add. */
    private void undoAllButTheFirst() throws SQLException {
        for (String index : List.of("item_version_by_folder", "chunk_quarantined", "item_folders")) {
            outside("DROP INDEX " + index);
        }
        for (String column : List.of("administrator", "disabled_at", "floor_bytes", "cap_bytes")) {
            outside("ALTER TABLE person DROP COLUMN " + column);
        }
        for (String column : List.of("held_code", "held_since", "held_by")) {
            outside("ALTER TABLE device DROP COLUMN " + column);
        }
        outside("ALTER TABLE space_grant DROP COLUMN person");
        outside("ALTER TABLE home DROP COLUMN bounded");
        outside("DROP TABLE document");
    }

    @Test
    @Provokes(ReasonCode.DB_SCHEMA_MISMATCH)
    void refusesTablesOfALaterRelease() throws SQLException {
        open().close();
        outside("INSERT INTO schema_version (version) VALUES (999)");
        Reason reason = reasonOf(this::open);
        assertThat(reason.code()).isEqualTo(ReasonCode.DB_SCHEMA_MISMATCH);
        assertThat(reason.observed("schema-found")).contains("999");
        assertThat(reason.observed("schema-known")).contains("6");
        assertThat(reason.observed("path")).contains(database().toString());
    }

    @Provokes(ReasonCode.DB_CORRUPT)
    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.write(
                database(),
                "this is a shopping list, not a database, and long enough to look like one"
                        .repeat(99)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Reason reason = reasonOf(this::open);
        assertThat(reason.code()).isEqualTo(ReasonCode.DB_CORRUPT);
        assertThat(reason.observed("problem")).get().asString().contains("not a database");
    }

    @Test
    @Provokes(ReasonCode.DB_CORRUPT)
    void looksForDamageAfterAnUncleanEnd() throws IOException, SQLException {
        List<Item> items = new ArrayList<>();
        for (int n = 1; n <= 2000; n++) {
            items.add(file(n, "file " + n));
        }
        try (SqlLedger ledger = open()) {
            put(ledger, items.toArray(Item[]::new));
        }
        outside("INSERT INTO directory_fact (fact_key, fact) VALUES ('#open', 'yes')");
        open().close();
        outside("INSERT INTO directory_fact (fact_key, fact) VALUES ('#open', 'yes')");
        try (RandomAccessFile raw = new RandomAccessFile(database().toFile(), "rw")) {
            for (long at = raw.length() / 3; at < raw.length() * 2 / 3; at += 512) {
                raw.seek(at);
                raw.writeInt(0xDEADBEEF);
            }
        }
        Reason reason = reasonOf(this::open);
        assertThat(reason.code()).isEqualTo(ReasonCode.DB_CORRUPT);
        assertThat(reason.observed("problem")).isPresent();
    }

    @Test
    @Provokes(ReasonCode.DB_ON_NETWORK_FS)
    void refusesNetworkDrives() {
        Reason reason = reasonOf(() -> open(database(), "NFS4"));
        assertThat(reason.code()).isEqualTo(ReasonCode.DB_ON_NETWORK_FS);
        assertThat(reason.observed("fs")).contains("NFS4");
        assertThat(database()).doesNotExist();
    }

    @Test
    @Provokes(ReasonCode.DB_LOCKED)
    void saysThatTheFileIsHeldAndGoesOnAfterwards() throws SQLException {
        try (SqlLedger ledger = open();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Reason reason = reasonOf(() -> put(ledger, file(1, "a")));
            assertThat(reason.code()).isEqualTo(ReasonCode.DB_LOCKED);
            assertThat(reason.observed("path")).contains(database().toString());
            assertThat(all(ledger)).isEmpty();
            statement.execute("ROLLBACK");
            put(ledger, file(1, "a"));
            assertThat(all(ledger)).hasSize(1);
        }
    }

    @Test
    @Provokes(ReasonCode.IO_ERROR)
    void saysThatItsFolderIsGone() {
        Reason reason = reasonOf(() -> open(folder.resolve("nowhere").resolve("ledger.db"), ""));
        assertThat(reason.code()).isEqualTo(ReasonCode.IO_ERROR);
    }

    @Test
    void copiesAllOfItWhileWorkGoesOn() throws SQLException {
        Path copy = folder.resolve("copy.db");
        try (SqlLedger ledger = open()) {
            put(ledger, file(1, "a"));
            ledger.write(OTHER_HOME, home -> home.addHint("changes", "files", 1));
            ledger.copyTo(copy);
            put(ledger, file(2, "b"));
            assertThat(all(ledger)).hasSize(2);
        }
        try (SqlLedger ledger = open(copy, "")) {
            assertThat(all(ledger)).containsExactly(file(1, "a"));
            assertThat(ledger.<Integer>read(OTHER_HOME, home -> home.hints(0, 9).size()))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesToCopyOntoAFileThatIsThere() {
        try (SqlLedger ledger = open()) {
            ledger.copyTo(folder.resolve("copy.db"));
            assertThatThrownBy(() -> ledger.copyTo(folder.resolve("copy.db"))).isInstanceOf(RuntimeException.class);
            put(ledger, file(1, "a"));
        }
    }

    @Test
    void refusesATransactionInsideATransaction() {
        try (SqlLedger ledger = open()) {
            assertThatThrownBy(() -> ledger.write(HOME, _ -> all(ledger)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("inside");
            put(ledger, file(1, "a"));
        }
    }

    @Test
    void refusesToWriteWhileReading() {
        try (SqlLedger ledger = open()) {
            assertThatThrownBy(() -> ledger.read(HOME, home -> home.addHint("a", "b", 1)))
                    .isInstanceOf(ReasonException.class);
            assertThat(ledger.<Integer>read(HOME, home -> home.hints(0, 9).size()))
                    .isZero();
        }
    }

    @Test
    void findsItemsByTheirIndexesHoweverTheyAreLookedFor() throws SQLException {
        open().close();
        List<String> plans = new ArrayList<>();
        for (String sql : List.of(
                "SELECT 1 FROM item WHERE home = ? AND content = ? AND deleted = 0",
                "SELECT 1 FROM item_version WHERE home = ? AND content = ?",
                "SELECT 1 FROM item WHERE home = ? AND collection = ? AND (folder, name_key) IN (VALUES (?, ?))",
                "SELECT 1 FROM item WHERE home = ? AND collection = ? AND seq > ? ORDER BY seq")) {
            plans.add(planOf(sql));
        }
        assertThat(plans.get(0)).contains("item_by_content (home=? AND content=?)");
        assertThat(plans.get(1)).contains("item_version_by_content (home=? AND content=?)");
        assertThat(plans.get(2)).contains("item_by_name (home=? AND collection=? AND folder=? AND name_key=?)");
        assertThat(plans.get(3))
                .contains("item_by_seq (home=? AND collection=? AND seq>?)")
                .doesNotContain("B-TREE");
    }

    private String planOf(String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (rows.next()) {
                plan.append(rows.getString("detail")).append('\n');
            }
        }
        return plan.toString();
    }

    @Test
    void namesWhatTheDatabaseSaid() {
        SimDisk disk = new SimDisk(clock);
        disk.createFolders(Path.of("/data"));
        SqlReasons reasons = new SqlReasons(
                clock, Dialect.SQLITE, "/data/ledger.db", Optional.of(new SqlReasons.Volume(disk, Path.of("/data"))));
        assertThat(code(reasons, 5)).isEqualTo(ReasonCode.DB_LOCKED);
        assertThat(code(reasons, 13)).isEqualTo(ReasonCode.SERVER_DISK_FULL);
        assertThat(code(reasons, 11)).isEqualTo(ReasonCode.DB_CORRUPT);
        assertThat(code(reasons, 26)).isEqualTo(ReasonCode.DB_CORRUPT);
        assertThat(code(reasons, 8)).isEqualTo(ReasonCode.READ_ONLY_FS);
        // SQLITE_IOERR_FSYNC: extended codes carry the plain one in their low byte.
        assertThat(code(reasons, 1034)).isEqualTo(ReasonCode.IO_ERROR);
        ReasonException full = (ReasonException) reasons.of(new SqlFailure(new SQLException("full", "", 13)));
        assertThat(full.reason().observed("free-bytes")).isPresent();
        assertThat(reasons.of(new SqlFailure(new SQLException("unique", "", 19))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ReasonCode code(SqlReasons reasons, int sqliteCode) {
        ReasonException thrown = (ReasonException) reasons.of(new SqlFailure(new SQLException("said", "", sqliteCode)));
        return thrown.reason().code();
    }
}
