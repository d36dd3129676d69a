package limpid.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers, one commit. */
final class GroupCommitTest {
    @TempDir
    private Path folder = Path.of("");

    private SqlSession session;
    private GroupCommit commits;

    @BeforeEach
    void open() {
        session = SqliteSessions.writer(new SqliteSettings(folder.resolve("group.db"), ""));
        session.runOnce("CREATE TABLE thing (n BIGINT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL)");
        commits = new GroupCommit(session);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static int put(SqlSession session, long n, int bytes) {
        return session.change(
                "INSERT INTO thing (n, bytes) VALUES (?, ?)", p -> p.number(n).bytes(new byte[bytes]));
    }

    private List<Long> numbers() {
        return commits.run(it -> it.rows("SELECT n FROM thing ORDER BY n", _ -> {}, Row::number));
    }

    /** Lets pieces of work queue up behind one that holds the writer, so that they make one group. */
    private List<Future<Integer>> together(List<PieceOfWork> pieces) throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Integer>> ends = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> holder = threads.submit(() -> commits.run(it -> {
                first.countDown();
                await(go);
                return put(it, 0, 1);
            }));
            first.await();
            CountDownLatch started = new CountDownLatch(pieces.size());
            for (PieceOfWork piece : pieces) {
                ends.add(threads.submit(() -> {
                    started.countDown();
                    return commits.run(piece::run);
                }));
            }
            started.await();
            go.countDown();
            assertThat(end(holder)).isEqualTo(1);
        }
        return ends;
    }

    private static int end(Future<Integer> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @FunctionalInterface
    private interface PieceOfWork {
        int run(SqlSession session);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneThatFailsTakesOnlyItselfBack() throws InterruptedException {
        List<Future<Integer>> ends = together(List.of(
                it -> put(it, 1, 1),
                it -> {
                    put(it, 2, 1);
                    throw new IllegalArgumentException("as planned");
                },
                it -> put(it, 3, 1),
                it -> put(it, 4, 1) + put(it, 4, 1),
                it -> put(it, 5, 1)));
        assertThat(ends.get(1).exceptionNow()).isInstanceOf(IllegalArgumentException.class);
        assertThat(ends.get(3).exceptionNow()).isInstanceOf(SqlFailure.class);
        assertThat(ends.stream().filter(end -> end.state() == Future.State.SUCCESS))
                .hasSize(3);
        assertThat(numbers()).containsExactly(0L, 1L, 3L, 5L);
    }

    @Test
    @Provokes(ReasonCode.SERVER_DISK_FULL)
    void oneThatFillsTheDiskDoesNotHarmThoseBesideIt() throws InterruptedException {
        session.rows("PRAGMA max_page_count = 40", _ -> {}, Row::number);
        List<Future<Integer>> ends = together(List.of(
                it -> put(it, 1, 100), it -> put(it, 2, 1 << 20), it -> put(it, 3, 100), it -> put(it, 4, 1 << 20)));
        assertThat(ends.get(0).resultNow()).isEqualTo(1);
        assertThat(ends.get(2).resultNow()).isEqualTo(1);
        assertThat(numbers()).containsExactly(0L, 1L, 3L);
        SqlFailure full = (SqlFailure) ends.get(1).exceptionNow();
        Reason reason = ((ReasonException) reasons().of(full)).reason();
        assertThat(reason.code()).isEqualTo(ReasonCode.SERVER_DISK_FULL);
        assertThat(reason.observed("volume")).contains("sim");
        assertThat(reason.observed("free-bytes")).isPresent();
        commits.run(it -> put(it, 5, 100));
        assertThat(numbers()).containsExactly(0L, 1L, 3L, 5L);
    }

    private static SqlReasons reasons() {
        SimDisk disk = new SimDisk(new SimClock());
        disk.createFolders(Path.of("/data"));
        return new SqlReasons(
                new SimClock(),
                Dialect.SQLITE,
                "/data/ledger.db",
                Optional.of(new SqlReasons.Volume(disk, Path.of("/data"))));
    }

    @Test
    void anErrorInTheWorkReachesTheOneWhoBroughtIt() {
        assertThatThrownBy(() -> commits.run(it -> {
                    put(it, 1, 1);
                    throw new StackOverflowError("as planned");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(numbers()).isEmpty();
        commits.run(it -> put(it, 2, 1));
        assertThat(numbers()).containsExactly(2L);
    }
}
