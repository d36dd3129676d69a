package limpid.server.measure;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How long things took, in steps. Safe for all threads. */
final class Histogram {
    /** In seconds: from a read out of memory to a long upload. */
    static final double[] STEPS = {0.005, 0.025, 0.1, 0.5, 2.5, 10, 60};

    private final LongAdder[] counts = new LongAdder[STEPS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Histogram() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void add(Duration took) {
        double seconds = took.toNanos() / 1e9;
        int step = 0;
        while (step < STEPS.length && seconds > STEPS[step]) {
            step++;
        }
        counts[step].increment();
        nanos.add(took.toNanos());
    }

    /** How many took up to the step of this index; that after the last is all. */
    long upTo(int step) {
        long sum = 0;
        for (int i = 0; i <= step; i++) {
            sum += counts[i].sum();
        }
        return sum;
    }

    double seconds() {
        return nanos.sum() / 1e9;
    }
}
