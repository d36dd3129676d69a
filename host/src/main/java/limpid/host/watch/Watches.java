package limpid.host.watch;

import java.util.function.Predicate;
import limpid.host.posix.SystemKind;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;

/** Makes the watch of this machine. */
public final class Watches {
    private Watches() {}

    /**
     * The best watch for this system: one that knows when a writer has closed a file on Linux, what Java offers
     * elsewhere.
     *
     * @param skippedAtTop names directly in the root that are neither watched nor told
     */
    public static Watch best(Clock clock, Tasks tasks, Predicate<String> skippedAtTop) {
        return SystemKind.isLinux()
                ? new InotifyWatch(clock, tasks, skippedAtTop)
                : new NioWatch(clock, tasks, skippedAtTop);
    }
}
