package limpid.agent.state;

import static limpid.agent.state.SavedThings.agreed;
import static limpid.agent.state.SavedThings.commit;
import static limpid.agent.state.SavedThings.content;
import static limpid.agent.state.SavedThings.file;
import static limpid.agent.state.SavedThings.manifest;
import static limpid.agent.state.SavedThings.nodes;
import static limpid.agent.state.SavedThings.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStateStoreTest implements StateStoreContract, ManifestsContract {
    private final List<SqliteStateStore> open = new ArrayList<>();
    private final Clock clock = new SystemClock();

    @TempDir
    private Path folder;

    @Override
    public StateStore subject() {
        return store();
    }

    @Override
    public StateStore again(StateStore before) {
        before.close();
        return store();
    }

    @Override
    public Manifests manifests() {
        return store();
    }

    @Override
    public Manifests manifestsAgain(Manifests before) {
        return store();
    }

    private SqliteStateStore store() {
        return store(new SqliteFile(path(), clock, List.of()));
    }

    private SqliteStateStore store(SqliteFile file) {
        SqliteStateStore store = new SqliteStateStore(file);
        open.add(store);
        return store;
    }

    private Path path() {
        return folder.resolve("state.db");
    }

    @AfterEach
    void close() {
        open.forEach(SqliteStateStore::close);
    }

    @Test
    @Provokes(ReasonCode.DB_DISK_FULL)
    void savesAllOrNothingOnAFullDiskAndGoesOnWhenThereIsRoom() {
        SqliteFile file = new SqliteFile(path(), clock, List.of());
        SqliteStateStore store = store(file);
        store.save(nodes(agreed(1)));
        store.remember(content("one"), manifest(1, 2));
        SavedState before = store.load();
        limit(file, 20);
        for (int again = 0; again < 3; again++) {
            assertThat(code(() -> store.save(everything()))).isEqualTo(ReasonCode.DB_DISK_FULL);
            assertThat(store.load()).isEqualTo(before);
            assertThat(store.of(content("one"))).contains(manifest(1, 2));
        }
        limit(file, 1_000_000);
        store.save(everything());
        SavedState after = again(store).load();
        assertThat(after.nodes()).hasSize(MANY - 1);
        assertThat(after.position()).contains(position(9));
        assertThat(after.commits()).containsExactly(commit("key", 1));
        assertThat(after.intents()).containsExactly(new Intent(file(1, 1)));
        assertThat(after.facts()).containsExactly(Map.entry("listing", "plain"));
    }

    /** Its nodes come first, so that what comes after them shows whether a part was kept. */
    private static StateBatch everything() {
        return new StateBatch(
                IntStream.range(1, MANY).mapToObj(SavedThings::agreed).toList(),
                Optional.of(position(9)),
                List.of(commit("key", 1)),
                List.of(),
                List.of(new Intent(file(1, 1))),
                List.of(),
                Map.of("listing", "plain"));
    }

    @Test
    @Provokes(ReasonCode.DB_SCHEMA_MISMATCH)
    void leavesTheMemoryOfANewerProgramAlone() throws SQLException {
        store().close();
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + path());
                Statement statement = raw.createStatement()) {
            statement.execute("PRAGMA user_version=99");
        }
        assertThat(code(this::store)).isEqualTo(ReasonCode.DB_SCHEMA_MISMATCH);
    }

    private static void limit(SqliteFile file, int pages) {
        file.reading(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("PRAGMA max_page_count=" + pages);
            }
        });
    }

    private static ReasonCode code(ThrowingCallable call) {
        List<ReasonCode> codes = new ArrayList<>();
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(call)
                .satisfies(failure -> codes.add(failure.reason().code()));
        return codes.getFirst();
    }
}
