package limpid.agent.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Runs something the first time only. */
record Once(Runnable work, AtomicBoolean done) {
    Once(Runnable work) {
        this(work, new AtomicBoolean());
    }

    void run() {
        if (done.compareAndSet(false, true)) {
            work.run();
        }
    }
}
