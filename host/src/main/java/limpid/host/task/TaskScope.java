package limpid.host.task;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import limpid.core.reason.ReasonException;

/**
 * Tasks that end before their scope does: closing cancels what still runs and waits for it. Cancelling interrupts; work
 * that does not heed it is waited for all the same, since a thread that outlives its scope would be worse than a wait.
 *
 * <p>Of the same shape as the structured scopes that the JDK still calls a preview, so that it can give way to them.
 */
public final class TaskScope implements AutoCloseable {
    /** What a failed task means for the others. */
    enum OnFailure {
        CANCEL_ALL,
        GO_ON
    }

    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final String name;
    private final DefectSink defects;
    private final OnFailure onFailure;
    private final Optional<Semaphore> turns;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();
    private final Set<Thread> running = new HashSet<>();
    private Optional<RuntimeException> firstFailure = Optional.empty();
    private boolean isCancelled;

    TaskScope(String name, DefectSink defects, OnFailure onFailure, Optional<Semaphore> turns) {
        this.name = name;
        this.defects = defects;
        this.onFailure = onFailure;
        this.turns = turns;
    }

    /**
     * Starts a task on a virtual thread: for work that mostly waits. In a cancelled scope it is not started, and counts
     * as cancelled.
     */
    public <T> Task<T> fork(String taskName, Work<T> work) {
        Task<T> task = new Task<>(name + "/" + taskName);
        start(Thread.ofVirtual().name(task.name()), task, work);
        return task;
    }

    /** The same without a result. */
    public Task<Nothing> fork(String taskName, Job job) {
        return fork(taskName, asWork(job));
    }

    /**
     * Starts a task on a thread of the system: for work that computes or reads the disk for long. A virtual thread would
     * keep its carrier meanwhile, and there are only as many carriers as processors.
     */
    public <T> Task<T> forkBusy(String taskName, Work<T> work) {
        Task<T> task = new Task<>(name + "/" + taskName);
        start(Thread.ofPlatform().daemon().name(task.name()), task, work);
        return task;
    }

    /** The same without a result. */
    public Task<Nothing> forkBusy(String taskName, Job job) {
        return forkBusy(taskName, asWork(job));
    }

    /**
     * Does a job again and again, with {@code pause} between the end of a round and the next, until the scope is
     * cancelled. A round that fails is recorded as a defect, since nobody waits for its reason, and does not end it.
     */
    public void every(Duration pause, String taskName, Job round) {
        fork(taskName, () -> {
            while (true) {
                runRound(taskName, round);
                Thread.sleep(pause);
            }
        });
    }

    private void runRound(String taskName, Job round) throws InterruptedException {
        try {
            round.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            defects.defect(name + "/" + taskName, e);
        }
    }

    private static Work<Nothing> asWork(Job job) {
        return () -> {
            job.run();
            return Nothing.NOTHING;
        };
    }

    private <T> void start(Thread.Builder builder, Task<T> task, Work<T> work) {
        Thread thread = builder.unstarted(() -> run(task, work));
        lock.lock();
        try {
            if (isCancelled) {
                task.cancelled();
                return;
            }
            running.add(thread);
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    private <T> void run(Task<T> task, Work<T> work) {
        try {
            runInTurn(task, work);
        } catch (InterruptedException e) {
            task.cancelled();
        } catch (ReasonException e) {
            task.failed(e);
        } catch (DefectException e) {
            task.broken(e);
        } catch (Throwable e) {
            defects.defect(task.name(), e);
            task.broken(new DefectException(task.name(), e));
        } finally {
            ended(task);
        }
    }

    private <T> void runInTurn(Task<T> task, Work<T> work) throws InterruptedException {
        if (turns.isEmpty()) {
            task.done(work.run());
            return;
        }
        turns.get().acquire();
        try {
            task.done(work.run());
        } finally {
            turns.get().release();
        }
    }

    private void ended(Task<?> task) {
        lock.lock();
        try {
            running.remove(Thread.currentThread());
            Optional<RuntimeException> failure = task.failure();
            if (failure.isPresent() && onFailure == OnFailure.CANCEL_ALL && firstFailure.isEmpty() && !isCancelled) {
                firstFailure = failure;
                cancel();
            }
            if (running.isEmpty()) {
                allEnded.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts all tasks that run and starts no more. Does not wait. */
    public void cancel() {
        lock.lock();
        try {
            isCancelled = true;
            running.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for all tasks. Throws what the first failed task met: {@link ReasonException} or {@link DefectException}. If
     * this thread is interrupted, all tasks are cancelled and waited for before that is passed on.
     */
    public void join() throws InterruptedException {
        waitFor(NO_DEADLINE);
        throwFirstFailure();
    }

    /**
     * Waits for all tasks, at most this long; then cancels those that still run and waits for their end. Returns whether
     * all ended by themselves. Throws as {@link #join} does.
     */
    public boolean joinWithin(Duration deadline) throws InterruptedException {
        boolean isInTime = waitFor(deadline.toNanos());
        if (!isInTime) {
            cancel();
            waitFor(NO_DEADLINE);
        }
        throwFirstFailure();
        return isInTime;
    }

    private boolean waitFor(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!running.isEmpty() && left > 0) {
                left = allEnded.awaitNanos(left);
            }
            return running.isEmpty();
        } catch (InterruptedException e) {
            cancel();
            awaitEnds();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnds() {
        while (!running.isEmpty()) {
            allEnded.awaitUninterruptibly();
        }
    }

    private void throwFirstFailure() {
        lock.lock();
        try {
            if (firstFailure.isPresent()) {
                throw firstFailure.get();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Cancels what still runs and waits for it. What it met is not told: whoever wants to know joins first. */
    @Override
    public void close() {
        lock.lock();
        try {
            cancel();
            awaitEnds();
        } finally {
            lock.unlock();
        }
    }
}
