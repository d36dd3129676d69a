package limpid.agent.run;

/** How fast bytes go, from counters that only grow: the mean over the last seconds. One thread. */
final class Meter {
    private static final double SPAN_SECONDS = 3;

    private long upBytes;
    private long downBytes;
    private long atNanos;
    private double up;
    private double down;

    /** Takes the counters at a moment of {@code Clock.nanos}. */
    void read(long sentBytes, long receivedBytes, long nanos) {
        double seconds = (nanos - atNanos) / 1e9;
        if (atNanos != 0 && seconds > 0) {
            double weight = Math.min(1, seconds / SPAN_SECONDS);
            up += weight * ((sentBytes - upBytes) / seconds - up);
            down += weight * ((receivedBytes - downBytes) / seconds - down);
        }
        upBytes = sentBytes;
        downBytes = receivedBytes;
        atNanos = nanos;
    }

    /** Bytes per second sent. */
    long up() {
        return Math.round(up);
    }

    /** Bytes per second received. */
    long down() {
        return Math.round(down);
    }
}
