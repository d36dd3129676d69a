package limpid.host.posix;

import java.util.concurrent.ConcurrentLinkedDeque;

/** Keeps scratch memory for the next call. It never holds more than were in use at one moment. Safe for all threads. */
public final class ScratchPool {
    private final ConcurrentLinkedDeque<Scratch> idle = new ConcurrentLinkedDeque<>();

    /** Scratch memory that nobody else uses until it is closed. */
    public Scratch take() {
        Scratch used = idle.pollFirst();
        return used != null ? used : new Scratch(this);
    }

    void give(Scratch scratch) {
        idle.addFirst(scratch);
    }
}
