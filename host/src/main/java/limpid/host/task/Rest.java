package limpid.host.task;

import java.time.Duration;

/** Waiting, for who has nothing but time to wait for. What can be told of an event waits for the event. */
public final class Rest {
    private Rest() {}

    /** Returns after {@code length}, or at once when this task is cancelled. */
    public static void of(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }
}
