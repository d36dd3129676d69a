package limpid.cli.frame;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import limpid.host.place.ThisProgram;

/**
 * That somebody wants this process to stop: SIGTERM, or Ctrl-C. Whoever listens says when everything is stopped; until then
 * the process stays, within bounds.
 */
public final class StopSignal {
    /** Longer than a server takes to drain; after that the system's own way is better than waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Listens from now on. */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        ThisProgram.onStop(PATIENCE, signal::stop);
        return signal;
    }

    /** Waits until somebody wants the process to stop. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Says that everything is stopped, in order or not; always called in the end. */
    public void stopped() {
        stopped.countDown();
    }

    /** Runs when the process is about to end: because of a signal, or because its work is over anyway. */
    private void stop() {
        if (stopped.getCount() == 0) {
            return;
        }
        asked.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        // The system would report the signal in place of an exit code, though all went well.
        ThisProgram.halt(Exit.DONE.code());
    }
}
