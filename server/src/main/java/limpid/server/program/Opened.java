package limpid.server.program;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened one after the other, to be closed in the opposite order, all of it whatever happens. */
final class Opened implements AutoCloseable {
    private final Deque<Runnable> ends = new ArrayDeque<>();

    /** Remembers how to end what was just opened. */
    void add(Runnable end) {
        ends.push(end);
    }

    /** Ends everything; the first failure is thrown after the rest was ended. Again is well. */
    @Override
    public void close() {
        if (ends.isEmpty()) {
            return;
        }
        try {
            ends.pop().run();
        } finally {
            close();
        }
    }
}
