package limpid.server.gate.content;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.gate.Reply;

/**
 * Lets so many transfers run at once as memory has room for, and of one asker so many that others still have their turn; the
 * rest wait in line for a while. Safe for all threads.
 */
public final class Flows {
    /** Each holds a chunk, about 1 MiB and 8 at the most, while its reader takes it. */
    static final int AT_ONCE_MAX = 64;
    /** A page of pictures asks for more than this at once, and gets them one after the other. */
    static final int OF_ONE_MAX = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition left = lock.newCondition();
    private final Map<String, Integer> running = new HashMap<>();
    private final int atOnceMax;
    private final int ofOneMax;
    private int count;

    /** For single contents. */
    public Flows(Clock clock) {
        this(clock, AT_ONCE_MAX, OF_ONE_MAX);
    }

    /** At most {@code atOnceMax} at once, of one asker at most {@code ofOneMax}. */
    public Flows(Clock clock, int atOnceMax, int ofOneMax) {
        this.clock = clock;
        this.atOnceMax = atOnceMax;
        this.ofOneMax = ofOneMax;
    }

    /** {@code source}, once it is {@code asker}'s turn. Fails then with: RATE_LIMITED, SHUTTING_DOWN. */
    public Reply.Source inTurn(String asker, Reply.Source source) {
        return out -> {
            enter(asker);
            try {
                source.writeTo(out);
            } finally {
                leave(asker);
            }
        };
    }

    /** Something that is done in turn. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run();
    }

    /** Does {@code work} once it is {@code asker}'s turn. Fails with: RATE_LIMITED, SHUTTING_DOWN, and what it fails with. */
    public <T> T turn(String asker, Work<T> work) {
        enter(asker);
        try {
            return work.run();
        } finally {
            leave(asker);
        }
    }

    private void enter(String asker) {
        lock.lock();
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(PATIENCE);
            while (count >= atOnceMax || running.getOrDefault(asker, 0) >= ofOneMax) {
                if (nanos <= 0) {
                    throw refusal(ReasonCode.RATE_LIMITED);
                }
                nanos = left.awaitNanos(nanos);
            }
            count++;
            running.merge(asker, 1, Integer::sum);
        } catch (InterruptedException e) {
            throw refusal(ReasonCode.SHUTTING_DOWN);
        } finally {
            lock.unlock();
        }
    }

    private void leave(String asker) {
        lock.lock();
        try {
            count--;
            running.computeIfPresent(asker, (_, of) -> of == 1 ? null : of - 1);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ReasonException refusal(ReasonCode code) {
        Evidence seen = new Evidence("transfers-at-once", Integer.toString(atOnceMax), "", "gate", clock.now());
        return new ReasonException(Reason.of(code, Subject.server(""), clock.now(), seen)
                .retryAt(clock.now().plus(COME_AGAIN)));
    }
}
