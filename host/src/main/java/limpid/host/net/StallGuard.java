package limpid.host.net;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends connections that take no more bytes: the system has deadlines for reading, but none for writing. Looks once in a
 * while, on a thread that lives only while something is written.
 */
final class StallGuard implements AutoCloseable {
    /** Something that writes. */
    interface Writing {
        void run() throws IOException;
    }

    private static final Duration LOOK_MAX = Duration.ofSeconds(1);
    private static final Duration LOOK_MIN = Duration.ofMillis(10);

    private final Map<HttpConnection, Duration> writing = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private boolean isLooking;
    private volatile boolean isClosed;

    /** Writes to a connection; ends it when nothing has gone out for longer than the deadline. */
    void during(HttpConnection connection, Duration deadline, Writing work) throws IOException {
        connection.noteProgress();
        writing.put(connection, deadline);
        startLooking();
        try {
            work.run();
        } finally {
            writing.remove(connection);
        }
    }

    private void startLooking() {
        synchronized (lock) {
            if (!isLooking && !isClosed) {
                isLooking = true;
                Thread.ofVirtual().name("http/stall-guard").start(this::look);
            }
        }
    }

    private void look() {
        try {
            while (isNeeded()) {
                Thread.sleep(endStalled());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isNeeded() {
        synchronized (lock) {
            isLooking = !writing.isEmpty() && !isClosed;
            return isLooking;
        }
    }

    /** Returns when to look again. */
    private Duration endStalled() {
        long now = System.nanoTime();
        Duration pause = LOOK_MAX;
        for (Map.Entry<HttpConnection, Duration> entry : writing.entrySet()) {
            Duration left = entry.getValue().minusNanos(now - entry.getKey().progressNanos());
            if (left.isNegative()) {
                entry.getKey().endStalled();
            } else if (left.compareTo(pause) < 0) {
                pause = left;
            }
        }
        return pause.compareTo(LOOK_MIN) < 0 ? LOOK_MIN : pause;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
