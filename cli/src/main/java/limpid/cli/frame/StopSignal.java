package limpid.cli.frame;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** That somebody wants this process to stop: SIGTERM, or Ctrl-C. */
public final class StopSignal {
    /** Longer than a server takes to drain; after that the system's own way is better than waiting. */
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Listens from now on. */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
        return signal;
    }

    /** Waits until somebody wants the process to stop. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Says that everything is stopped in order; the process then ends with 0. */
    public void stopped() {
        stopped.countDown();
    }

    private void stop() {
        asked.countDown();
        try {
            if (stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
