package limpid.core.reason;

import java.time.Duration;

/** Whether trying again helps. */
public sealed interface Retry {
    /**
     * Time heals it: try again after {@code first}, then after twice as long each time, up to {@code longest}, each
     * with full jitter; an event of {@link ReasonCode#clearsOn()} brings the next attempt forward and starts anew.
     */
    record OnTime(Duration first, Duration longest) implements Retry {
        /** The longest wait before attempt {@code attempts + 1}, of which chance takes a part; attempts from 1. */
        public Duration ceiling(int attempts) {
            Duration wait = first;
            for (int done = 1; done < attempts && wait.compareTo(longest) < 0; done++) {
                wait = wait.multipliedBy(2);
            }
            return wait.compareTo(longest) < 0 ? wait : longest;
        }
    }

    /** Time does not heal it: try again at an event of {@link ReasonCode#clearsOn()}, and not before. */
    record OnEvent() implements Retry {}

    /** There is nothing to try. */
    record Never() implements Retry {}
}
