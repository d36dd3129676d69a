package limpid.host.net;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** Connections that wait for the next request, the latest used first. Safe for all threads. */
final class IdleConnections {
    /** More than run at once are not worth their sockets. */
    private static final int IDLE_PER_ORIGIN_MAX = 32;

    private final ConcurrentMap<Origin, ConcurrentLinkedDeque<HttpConnection>> byOrigin = new ConcurrentHashMap<>();

    private final Consumer<HttpConnection> ended;

    /**
     * @param ended is given those that are of no use any more
     */
    IdleConnections(Consumer<HttpConnection> ended) {
        this.ended = ended;
    }

    /** A connection that seems alive; those that are not are ended on the way. */
    Optional<HttpConnection> take(Origin origin) {
        ConcurrentLinkedDeque<HttpConnection> waiting = waiting(origin);
        for (HttpConnection next = waiting.pollFirst(); next != null; next = waiting.pollFirst()) {
            if (next.isAlive()) {
                return Optional.of(next);
            }
            ended.accept(next);
        }
        return Optional.empty();
    }

    /** Keeps it for later. Returns whether there was room. */
    boolean keep(HttpConnection connection) {
        ConcurrentLinkedDeque<HttpConnection> waiting = waiting(connection.origin());
        endOldest(waiting);
        if (waiting.size() >= IDLE_PER_ORIGIN_MAX) {
            return false;
        }
        connection.rest();
        waiting.addFirst(connection);
        return true;
    }

    /** Those at the back are never taken while there is little to do, and would stay for ever. */
    private void endOldest(ConcurrentLinkedDeque<HttpConnection> waiting) {
        HttpConnection oldest = waiting.pollLast();
        if (oldest != null && oldest.isTooOld()) {
            ended.accept(oldest);
        } else if (oldest != null) {
            waiting.addLast(oldest);
        }
    }

    private ConcurrentLinkedDeque<HttpConnection> waiting(Origin origin) {
        return byOrigin.computeIfAbsent(origin, _ -> new ConcurrentLinkedDeque<>());
    }
}
