package limpid.agent.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a device's memory, when it has no room to grow. */
class SqliteFileTest {
    private static final int TOO_LARGE = 1 << 20;

    @TempDir
    private Path folder;

    private SqliteFile file;

    @BeforeEach
    void open() {
        file = new SqliteFile(folder.resolve("state.db"), new SystemClock(), List.of());
        file.transaction(connection -> run(connection, "CREATE TABLE thing(bytes BLOB)"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    @Provokes(ReasonCode.DB_DISK_FULL)
    void isAsBeforeWhenItCannotGrowAndGoesOnWhenItCan() {
        add(10);
        file.reading(connection -> run(connection, "PRAGMA max_page_count=20"));
        for (int again = 0; again < 3; again++) {
            assertThatExceptionOfType(ReasonException.class)
                    .isThrownBy(() ->
                            file.transaction(connection -> insert(connection, 10) + insert(connection, TOO_LARGE)))
                    .satisfies(full -> assertThat(full.reason().code()).isEqualTo(ReasonCode.DB_DISK_FULL));
            assertThat(count()).isEqualTo(1);
        }
        file.reading(connection -> run(connection, "PRAGMA max_page_count=100000"));
        add(TOO_LARGE);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void takesBackWhatWorkDidThatFailedForAnotherCause() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> file.transaction(connection -> {
                    insert(connection, 10);
                    throw new IllegalStateException("a defect");
                }));
        assertThat(count()).isZero();
    }

    private void add(int bytes) {
        file.transaction(connection -> insert(connection, bytes));
    }

    private static int insert(Connection connection, int bytes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO thing(bytes) VALUES(?)")) {
            insert.setBytes(1, new byte[bytes]);
            return insert.executeUpdate();
        }
    }

    private int count() {
        return file.reading(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM thing")) {
                return rows.next() ? rows.getInt(1) : -1;
            }
        });
    }

    private static boolean run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
