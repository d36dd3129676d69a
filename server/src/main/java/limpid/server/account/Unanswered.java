package limpid.server.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import limpid.host.time.Clock;

/**
 * Questions that wait for one answer each. In memory: after a restart people ask anew. Bounded as a whole and for each
 * asker, so that one who asks and asks displaces only their own. Safe for all threads.
 *
 * @param <T> what must be remembered to judge the answer
 */
public final class Unanswered<T> {
    /** Questions in all. */
    public static final int OPEN_MAX = 10_000;
    /** Questions of one asker. */
    public static final int OPEN_MAX_EACH = 20;

    private final Clock clock;
    private final Duration lasts;
    /** In the order in which they were asked, which is the order in which they end. */
    private final Map<String, Asked<T>> open = new LinkedHashMap<>();

    private record Asked<T>(String id, T question, String asker, Instant expires) {}

    /** Questions whose answers count for as long as {@code lasts}. */
    public Unanswered(Clock clock, Duration lasts) {
        this.clock = clock;
        this.lasts = lasts;
    }

    /** Keeps a question by an id that nobody guesses; {@code asker} is who answers for how many there are. */
    public synchronized void ask(String id, T question, String asker) {
        makeRoom(asker);
        open.put(id, new Asked<>(id, question, asker, clock.now().plus(lasts)));
    }

    /** The question that is answered now, for once; empty if it is answered, too old, or was never asked. */
    public synchronized Optional<T> answer(String id) {
        Instant now = clock.now();
        return Optional.ofNullable(open.remove(id))
                .filter(asked -> asked.expires().isAfter(now))
                .map(Asked::question);
    }

    private void makeRoom(String asker) {
        Instant now = clock.now();
        open.values().removeIf(asked -> !asked.expires().isAfter(now));
        long own = open.values().stream()
                .filter(asked -> asked.asker().equals(asker))
                .count();
        if (own >= OPEN_MAX_EACH) {
            dropOldest(asked -> asked.asker().equals(asker));
        } else if (open.size() >= OPEN_MAX) {
            dropOldest(_ -> true);
        }
    }

    private void dropOldest(Predicate<Asked<T>> which) {
        open.values().stream().filter(which).findFirst().map(Asked::id).ifPresent(open::remove);
    }
}
