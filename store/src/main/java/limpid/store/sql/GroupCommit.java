package limpid.store.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One writer for all threads. While one commit waits for the disk, those who come meanwhile queue up; the first of them
 * then writes for all of them, in the order they came, with one commit. So a hundred writers wait for a few syncs, not for
 * a hundred, and no thread of our own is needed.
 *
 * <p>Each piece of work has a savepoint, so that one that fails takes only itself back. When the commit as a whole fails,
 * the pieces are run again one by one, so that each gets its own answer.
 */
final class GroupCommit {
    /** More in one commit would make the first wait for the last without saving syncs worth speaking of. */
    private static final int GROUP_MAX = 64;

    private final SqlSession session;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private final Deque<Piece<?>> waiting = new ArrayDeque<>();
    private boolean busy;

    GroupCommit(SqlSession session) {
        this.session = session;
    }

    /** Runs {@code work} on the one writing connection; it is on disk when this returns. */
    <T> T run(Function<SqlSession, T> work) {
        Piece<T> piece = new Piece<>(work);
        if (leads(piece)) {
            try {
                while (!piece.isDone()) {
                    commit(nextGroup());
                }
            } finally {
                stepDown();
            }
        }
        return piece.result();
    }

    /** Waits until the piece was done by somebody else, or until this thread is the one to write. */
    private boolean leads(Piece<?> piece) {
        lock.lock();
        try {
            waiting.add(piece);
            while (busy && !piece.isDone()) {
                turn.awaitUninterruptibly();
            }
            if (piece.isDone()) {
                return false;
            }
            busy = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void stepDown() {
        lock.lock();
        try {
            busy = false;
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<Piece<?>> nextGroup() {
        lock.lock();
        try {
            List<Piece<?>> group = new ArrayList<>();
            while (group.size() < GROUP_MAX && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Piece<?>> group) {
        try {
            commitTogether(group);
        } catch (SqlFailure failure) {
            takeBack(failure);
            if (group.size() == 1) {
                group.getFirst().fail(failure);
            } else {
                group.forEach(piece -> commit(List.of(piece)));
            }
        } finally {
            // Only a defect leaves a piece without an answer; whoever waits for it must not wait for ever.
            group.forEach(Piece::end);
        }
    }

    private void commitTogether(List<Piece<?>> group) {
        session.run("BEGIN IMMEDIATE");
        for (Piece<?> piece : group) {
            session.run("SAVEPOINT piece");
            if (!piece.attempt(session)) {
                session.run("ROLLBACK TO piece");
            }
            session.run("RELEASE piece");
        }
        session.run("COMMIT");
        group.forEach(Piece::succeed);
    }

    private void takeBack(SqlFailure failure) {
        try {
            session.run("ROLLBACK");
        } catch (SqlFailure alsoFailed) {
            // After some failures, such as a full disk, the database has rolled back by itself and says so here.
            failure.addSuppressed(alsoFailed);
        }
    }
}
