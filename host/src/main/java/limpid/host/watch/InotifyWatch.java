package limpid.host.watch;

import java.nio.file.Path;
import java.util.function.Predicate;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;

/** Watches by inotify of Linux, which also tells when a writer has closed a file. */
public final class InotifyWatch implements Watch {
    private final Clock clock;
    private final Tasks tasks;
    private final Predicate<String> skippedAtTop;

    /**
     * @param skippedAtTop names directly in the root that are neither watched nor told
     */
    public InotifyWatch(Clock clock, Tasks tasks, Predicate<String> skippedAtTop) {
        this.clock = clock;
        this.tasks = tasks;
        this.skippedAtTop = skippedAtTop;
    }

    /** All folders are watched when this returns; on a large tree that takes some tenths of a second. */
    @Override
    public Watching start(Path root, Listener listener) {
        WatchReasons reasons = new WatchReasons(clock, root);
        if (RemoteVolumes.holds(root)) {
            listener.blind(reasons.unsupported("the folder is on a network volume, which does not tell of changes"));
            return () -> {};
        }
        InotifySession session = new InotifySession(root, skippedAtTop, listener, reasons);
        if (!session.open()) {
            return session::close;
        }
        TaskScope scope = tasks.openLasting("watch");
        scope.forkBusy("inotify", session::run);
        return () -> {
            session.wake();
            scope.close();
            session.close();
        };
    }
}
