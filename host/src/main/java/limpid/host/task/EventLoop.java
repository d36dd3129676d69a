package limpid.host.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes events from all threads and gives them, in order and in batches, to one step on one thread: so the step owns its
 * state without locks. The step says how long it can wait; it is called again then, without events, if none come first.
 */
public final class EventLoop<E> {
    /** What happens with events. Called on the loop's thread only. */
    @FunctionalInterface
    public interface Step<E> {
        /**
         * Takes all events that are there.
         *
         * @param events in order; empty when the time has come that the last call asked for
         * @return when to call again if no event comes; empty: only an event matters
         */
        Optional<Duration> step(List<E> events) throws InterruptedException;
    }

    private final int queuedMax;
    private final Step<E> step;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingToDo = lock.newCondition();
    private final Condition room = lock.newCondition();
    private List<E> queued = new ArrayList<>();
    private Optional<Thread> loop = Optional.empty();
    private boolean isStopped;

    /**
     * A loop that does not run yet.
     *
     * @param queuedMax how many events may wait: who brings more waits too
     */
    public EventLoop(int queuedMax, Step<E> step) {
        this.queuedMax = queuedMax;
        this.step = step;
    }

    /**
     * Brings an event; waits while too many are queued, except on the loop's own thread, which would wait for itself. A
     * stopped loop drops it.
     */
    public void tell(E event) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queued.size() >= queuedMax && !isStopped && !isOnLoop()) {
                room.await();
            }
            add(event);
        } finally {
            lock.unlock();
        }
    }

    /** Brings an event if there is room; never waits. Returns whether it was taken. */
    public boolean offer(E event) {
        lock.lock();
        try {
            if (isStopped || queued.size() >= queuedMax) {
                return false;
            }
            add(event);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOnLoop() {
        return loop.filter(Thread.currentThread()::equals).isPresent();
    }

    private void add(E event) {
        if (!isStopped) {
            queued.add(event);
            somethingToDo.signal();
        }
    }

    /**
     * Runs on this thread until {@link #stop} or an interrupt; calls the step once at the start, without waiting for an
     * event. Events that are queued when it stops are still given to the step.
     */
    public void run() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            loop = Optional.of(Thread.currentThread());
        } finally {
            lock.unlock();
        }
        Optional<Duration> pause = Optional.of(Duration.ZERO);
        while (true) {
            Optional<List<E>> batch = next(pause);
            if (batch.isEmpty()) {
                return;
            }
            pause = step.step(batch.get());
        }
    }

    /** Events, or an empty batch when the pause is over, or nothing when the loop was stopped. */
    private Optional<List<E>> next(Optional<Duration> pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitEvents(pause);
            if (queued.isEmpty() && isStopped) {
                return Optional.empty();
            }
            List<E> batch = queued;
            queued = new ArrayList<>();
            room.signalAll();
            return Optional.of(batch);
        } finally {
            lock.unlock();
        }
    }

    private void awaitEvents(Optional<Duration> pause) throws InterruptedException {
        long left = pause.map(EventLoop::nanos).orElse(Long.MAX_VALUE);
        while (queued.isEmpty() && !isStopped && left > 0) {
            if (pause.isEmpty()) {
                somethingToDo.await();
            } else {
                left = somethingToDo.awaitNanos(left);
            }
        }
    }

    private static long nanos(Duration pause) {
        return TimeUnit.NANOSECONDS.convert(pause); // the longest there is, rather than a failure, for centuries
    }

    /** Ends the loop after the events that are queued. Does not wait. */
    public void stop() {
        lock.lock();
        try {
            isStopped = true;
            somethingToDo.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
