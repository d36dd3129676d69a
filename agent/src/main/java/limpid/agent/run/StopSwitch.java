package limpid.agent.run;

import java.util.concurrent.locks.ReentrantLock;

/** Ends whatever runs when somebody asks for it, also what begins to run later. Safe for all threads. */
final class StopSwitch {
    private final ReentrantLock lock = new ReentrantLock();
    private Runnable stop = () -> {};
    private boolean isStopped;

    /** Ends what runs now, and all that comes. */
    void stop() {
        lock.lock();
        try {
            isStopped = true;
            stop.run();
        } finally {
            lock.unlock();
        }
    }

    /** From now on this is what runs; it is ended at once if somebody asked before. */
    void leadsTo(Runnable stopping) {
        lock.lock();
        try {
            stop = stopping;
            if (isStopped) {
                stopping.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
