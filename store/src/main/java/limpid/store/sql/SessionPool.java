package limpid.store.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sessions that are lent out, one thread at a time; who finds none waits for the next. */
final class SessionPool implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private final Deque<SqlSession> free;
    private final List<SqlSession> all;

    SessionPool(List<SqlSession> sessions) {
        this.all = List.copyOf(sessions);
        this.free = new ArrayDeque<>(all);
    }

    SqlSession take() {
        lock.lock();
        try {
            while (free.isEmpty()) {
                returned.awaitUninterruptibly();
            }
            // The last returned first: its pages are still warm.
            return free.pop();
        } finally {
            lock.unlock();
        }
    }

    void giveBack(SqlSession session) {
        lock.lock();
        try {
            free.push(session);
            returned.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        all.forEach(SqlSession::close);
    }
}
