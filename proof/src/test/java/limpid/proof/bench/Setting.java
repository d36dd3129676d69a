package limpid.proof.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Where and how much a scenario works.
 *
 * @param folder a folder of its own
 */
record Setting(Trio trio, Rsync rsync, Sizes sizes, Path folder) {
    /** The longest a single work may take. */
    static final Duration BOUND = Duration.ofMinutes(10);

    /** Something to do while the clock runs. */
    interface Deed {
        void run() throws java.io.IOException;
    }

    /** Does it on Limpid, and makes the line of it; {@code rsync} was measured by the scenario. */
    Row timed(String work, String target, Deed deed, java.util.function.Supplier<OptionalDouble> rsyncSeconds)
            throws java.io.IOException {
        double cpu = trio.cpuSeconds();
        long begin = System.nanoTime();
        deed.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = trio.cpuSeconds() - cpu;
        long peak = trio.peakBytes();
        return new Row(work, new Row.Took.Once(seconds), rsyncSeconds.get(), used, peak, target);
    }
}
