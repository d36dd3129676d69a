package limpid.proof.sim;

import java.util.PriorityQueue;
import limpid.host.time.SimTime;

/**
 * What is to happen in a simulated world, by time. Whoever lets time pass while doing something lets what is due happen in
 * the middle of it: that is all the concurrency there is, and it is the same for the same history.
 */
final class Happenings {
    /** Deeper than this nothing begins in the middle of something; it waits until that is over. */
    private static final int DEPTH_MAX = 5;

    private record Happening(long nanos, long order, Runnable work) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Happening> waiting = new PriorityQueue<>();
    private final SimTime time;
    private long made;
    private int depth;

    Happenings(SimTime time) {
        this.time = time;
    }

    /** Lets {@code work} happen some nanoseconds from now. */
    void in(long nanos, Runnable work) {
        waiting.add(new Happening(time.nanos() + nanos, made++, work));
    }

    /** When the next thing happens; {@link Long#MAX_VALUE} if nothing ever does. */
    long next() {
        Happening first = waiting.peek();
        return first == null ? Long.MAX_VALUE : first.nanos();
    }

    /** Lets the next thing happen, if there is one up to {@code latest}; else time moves there. Returns whether it did. */
    boolean step(long latest) {
        if (next() > latest) {
            time.moveTo(latest);
            return false;
        }
        Happening first = waiting.remove();
        time.moveTo(first.nanos());
        first.work().run();
        return true;
    }

    /** Something takes {@code nanos}; what is due meanwhile happens in the middle of it. */
    void pass(long nanos) {
        long until = time.nanos() + nanos;
        if (depth < DEPTH_MAX) {
            depth++;
            try {
                while (next() <= until) {
                    step(until);
                }
            } finally {
                depth--;
            }
        }
        time.moveTo(until);
    }
}
