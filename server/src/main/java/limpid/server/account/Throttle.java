package limpid.server.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import limpid.host.time.Clock;

/**
 * The brake on guessing: after a few free tries every further one doubles the wait. Kept in memory only, so that a
 * restart forgives; bounded, so that many addresses cannot fill it. Safe for all threads.
 */
public final class Throttle {
    /** The longest wait. */
    static final Duration LONGEST = Duration.ofMinutes(15);
    /** After this long without a wrong try all is forgiven. */
    static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
    /** As many keys as are remembered; the one unused for longest goes first. */
    static final int KEYS_MAX = 10_000;

    private final Clock clock;
    private final int freeTries;
    /** In order of use: the first one is the one unused for longest. */
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true);

    /** {@code freeTries} wrong tries cost nothing: people mistype. */
    public Throttle(Clock clock, int freeTries) {
        this.clock = clock;
        this.freeTries = freeTries;
    }

    /** When {@code key} may try again; empty if it may now. */
    public synchronized Optional<Instant> heldUntil(String key) {
        Tries known = tries.get(key);
        Instant now = clock.now();
        if (known == null || known.isForgiven(now)) {
            tries.remove(key);
            return Optional.empty();
        }
        return Optional.of(known.nextTry(freeTries)).filter(next -> next.isAfter(now));
    }

    /** Counts a wrong try. */
    public synchronized void wrong(String key) {
        Tries known = tries.get(key);
        Instant now = clock.now();
        int count = known == null || known.isForgiven(now) ? 1 : known.count + 1;
        tries.put(key, new Tries(count, now));
        if (tries.size() > KEYS_MAX) {
            tries.remove(tries.keySet().iterator().next());
        }
    }

    /** Forgets the wrong tries of {@code key}, because it was right at last. */
    public synchronized void right(String key) {
        tries.remove(key);
    }

    private record Tries(int count, Instant last) {
        Instant nextTry(int freeTries) {
            if (count < freeTries) {
                return last;
            }
            // 2^10 s is past the longest wait already.
            long seconds = 1L << Math.min(10, count - freeTries);
            Duration wait = Duration.ofSeconds(seconds);
            return last.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }

        boolean isForgiven(Instant now) {
            return last.plus(FORGIVEN_AFTER).isBefore(now);
        }
    }
}
