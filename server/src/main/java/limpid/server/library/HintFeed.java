package limpid.server.library;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import limpid.core.id.HomeId;
import limpid.store.ledger.HintRow;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Hint;

/**
 * Carries hints from transactions to those who listen in this process, once the transaction is durable. Whoever listens
 * in another process polls. Hints may come late, doubled or not at all; nothing depends on one. Safe for all threads.
 */
public final class HintFeed {
    private final Ledger ledger;
    private final Map<HomeId, List<Consumer<Hint>>> listeners = new ConcurrentHashMap<>();

    HintFeed(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls {@code listener} with each hint of a home from now on, on the thread that made the change: it must return at
     * once and not throw.
     */
    public Subscription subscribe(HomeId home, Consumer<Hint> listener) {
        listeners.computeIfAbsent(home, key -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> listeners.computeIfPresent(home, (key, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** Hints of a home after a number, at most {@code limit}: for another process. */
    public List<HintRow> after(HomeId home, long number, int limit) {
        return ledger.read(home, rows -> rows.hints(number, limit));
    }

    /** Hands out hints whose transaction is durable. */
    public void tell(HomeId home, List<Hint> hints) {
        for (Consumer<Hint> listener : listeners.getOrDefault(home, List.of())) {
            hints.forEach(listener);
        }
    }
}
