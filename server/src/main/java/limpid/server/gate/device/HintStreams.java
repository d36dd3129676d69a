package limpid.server.gate.device;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import limpid.server.gate.Header;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.library.Caller;
import limpid.server.library.HintFeed;

/** The open streams of hints: server-sent events. Safe for all threads. */
final class HintStreams {
    private static final List<Header> HEADERS = List.of(
            new Header("Content-Type", "text/event-stream"),
            new Header("Cache-Control", "no-store"),
            // Asks nginx to pass events on at once.
            new Header("X-Accel-Buffering", "no"));

    private final HintFeed feed;
    private final Doorkeeper doorkeeper;
    private final Duration heartbeat;
    private final Set<HintQueue> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    HintStreams(HintFeed feed, Doorkeeper doorkeeper, Duration heartbeat) {
        this.feed = feed;
        this.doorkeeper = doorkeeper;
        this.heartbeat = heartbeat;
    }

    Reply open(Request request) {
        Caller caller = doorkeeper.admit(request);
        return new Reply(200, HEADERS, new Reply.Body.Flowing(-1, out -> {
            HintQueue queue = new HintQueue();
            open.add(queue);
            try (HintFeed.Subscription _ = feed.subscribe(caller.home(), queue::add)) {
                // Whoever registers late must not wait for a word that was said before.
                if (stopping) {
                    queue.stop();
                }
                new HintWriter(queue, out, heartbeat, () -> doorkeeper.stillWelcome(request)).run();
            } finally {
                open.remove(queue);
            }
        }));
    }

    void stop() {
        stopping = true;
        open.forEach(HintQueue::stop);
    }
}
