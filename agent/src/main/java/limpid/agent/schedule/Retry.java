package limpid.agent.schedule;

import java.time.Duration;

/** When to try again what time may heal. Limpid tries soon and often: a wait shall end within seconds of its cause. */
final class Retry {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Retry() {}

    /** How long to wait after the {@code attempts}-th failure in a row: doubling, up to ten seconds. */
    static Duration after(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 6);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
