package limpid.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import limpid.host.time.SimClock;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.LedgerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The contract on a real PostgreSQL server, which this starts and stops. */
final class PostgresLedgerTest implements LedgerContract {
    private static EmbeddedPostgres server = null;
    private static SqlLedger ledger = null;

    @BeforeAll
    static void start() throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        server = EmbeddedPostgres.builder().start();
        String url = server.getJdbcUrl("postgres", "postgres");
        ledger = SqlLedger.postgres(new PostgresSettings(url, "postgres", "", 6), new SimClock());
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("SELECT tablename FROM pg_tables"
                    + " WHERE schemaname = 'public' AND tablename NOT IN ('schema_version', 'directory_lock')")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            statement.execute("TRUNCATE " + String.join(", ", tables));
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }
}
