package limpid.host.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import limpid.core.reason.Reason;

/** Remembers what a watch told, and waits for it. */
final class RecordedHints implements Watch.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> all = new ArrayList<>();
    private final List<Reason> blind = new ArrayList<>();
    private final Path root;

    RecordedHints(Path root) {
        this.root = root;
    }

    @Override
    public synchronized void touched(Path path, boolean finished) {
        add((finished ? "finished " : "touched ") + root.relativize(path));
    }

    @Override
    public synchronized void overflow(Path folder) {
        add("overflow " + root.relativize(folder));
    }

    @Override
    public synchronized void blind(Reason why) {
        blind.add(why);
        add("blind " + why.code());
    }

    private void add(String hint) {
        all.add(hint);
        notifyAll();
    }

    synchronized List<String> all() {
        return List.copyOf(all);
    }

    synchronized List<Reason> blind() {
        return List.copyOf(blind);
    }

    /** Waits until this hint came; fails with all that came instead. */
    void await(String hint) throws InterruptedException {
        await(hints -> hints.contains(hint), hint);
    }

    synchronized void await(Predicate<List<String>> condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(all)) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw new AssertionError("waited for " + what + " and got " + all.size() + ", at last "
                        + all.subList(Math.max(0, all.size() - 20), all.size()));
            }
            wait(leftMillis);
        }
    }
}
