package limpid.host.watch;

import java.nio.file.Path;
import java.util.Optional;
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
        Optional<String> silent = SilentVolumes.problemOf(root);
        if (silent.isPresent()) {
            listener.blind(reasons.unsupported(silent.get()));
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
