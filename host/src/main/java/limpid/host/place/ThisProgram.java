package limpid.host.place;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process that we are. */
public final class ThisProgram {
    private ThisProgram() {}

    /** Its number. */
    public static long processId() {
        return ProcessHandle.current().pid();
    }

    /** Ends it now, after what {@link #onStop} registered. */
    public static void exit(int code) {
        System.exit(code);
    }

    /** Ends it this instant, without anything that {@link #onStop} registered: the last word of an orderly stop. */
    public static void halt(int code) {
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs {@code stop} when somebody asks the program to end (SIGTERM, SIGINT, log-off) or it ends by itself. The
     * process ends when it returns, or after {@code patience}.
     */
    public static void onStop(Duration patience, Runnable stop) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("limpid-stop").unstarted(() -> {
                    CountDownLatch done = new CountDownLatch(1);
                    Thread.ofPlatform().daemon().name("limpid-stopping").start(() -> {
                        stop.run();
                        done.countDown();
                    });
                    awaitQuietly(done, patience);
                }));
    }

    private static void awaitQuietly(CountDownLatch done, Duration patience) {
        try {
            boolean ignored = done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
