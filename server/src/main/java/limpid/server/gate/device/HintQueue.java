package limpid.server.gate.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import limpid.wire.message.Hint;

/**
 * The hints that one stream has still to say: of several about one thing the latest only, so that it never grows and a
 * slow reader is told the newest, not the oldest. Safe for all threads.
 */
final class HintQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Map<String, Hint> waiting = new LinkedHashMap<>();

    HintQueue() {
        add(new Hint(Hint.Kind.CONNECTED, "", 0));
    }

    void add(Hint hint) {
        lock.lock();
        try {
            waiting.put(hint.kind() + " " + hint.collection(), hint);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        add(new Hint(Hint.Kind.STOPPING, "", 0));
    }

    /** What there is to say, in order; a heartbeat if there was nothing for so long. */
    List<Hint> take(Duration heartbeat) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(heartbeat);
            while (waiting.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
            if (waiting.isEmpty()) {
                return List.of(new Hint(Hint.Kind.HEARTBEAT, "", 0));
            }
            List<Hint> all = new ArrayList<>(waiting.values());
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
