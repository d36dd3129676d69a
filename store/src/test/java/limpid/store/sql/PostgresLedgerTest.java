package limpid.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.SimClock;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.LedgerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL server, which this starts and stops. */
final class PostgresLedgerTest implements LedgerContract {
    private static EmbeddedPostgres server;
    private static SqlLedger ledger;

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

    @Test
    @Provokes(ReasonCode.SERVER_UNREACHABLE)
    void saysThatNobodyAnswers() {
        PostgresSettings nobody = new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:1/limpid", "limpid", "secret", 2, Duration.ofMillis(300));
        Reason reason = catchThrowableOfType(ReasonException.class, () -> SqlLedger.postgres(nobody, new SimClock()))
                .reason();
        assertThat(reason.code()).isEqualTo(ReasonCode.SERVER_UNREACHABLE);
        assertThat(reason.observed("address")).contains("jdbc:postgresql://127.0.0.1:1/limpid");
        assertThat(reason.toString()).doesNotContain("secret");
    }

    @Test
    @Provokes(ReasonCode.DB_SCHEMA_MISMATCH)
    void refusesTablesOfALaterRelease() throws SQLException {
        run("INSERT INTO schema_version (version) VALUES (999)");
        PostgresSettings settings = new PostgresSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "", 1);
        ReasonException refused =
                catchThrowableOfType(ReasonException.class, () -> SqlLedger.postgres(settings, new SimClock()));
        run("DELETE FROM schema_version WHERE version = 999");
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.DB_SCHEMA_MISMATCH);
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }
}
