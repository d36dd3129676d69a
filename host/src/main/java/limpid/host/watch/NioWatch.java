package limpid.host.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;

/** Watches by what Java offers. It never knows whether a writer has finished, and may tell late. */
public final class NioWatch implements Watch {
    private final Clock clock;
    private final Tasks tasks;
    private final Predicate<String> skippedAtTop;

    /**
     * @param skippedAtTop names directly in the root that are neither watched nor told
     */
    public NioWatch(Clock clock, Tasks tasks, Predicate<String> skippedAtTop) {
        this.clock = clock;
        this.tasks = tasks;
        this.skippedAtTop = skippedAtTop;
    }

    @Override
    public Watching start(Path root, Listener listener) {
        WatchReasons reasons = new WatchReasons(clock, root);
        WatchService service;
        try {
            service = root.getFileSystem().newWatchService();
        } catch (IOException e) {
            listener.blind(reasons.tooFewWatchers());
            return () -> {};
        }
        NioSession session = new NioSession(root, skippedAtTop, listener, reasons, service);
        TaskScope scope = tasks.openLasting("watch");
        if (session.open()) {
            scope.forkBusy("nio", session::run);
        }
        return () -> {
            scope.close();
            try {
                service.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a watch does not close", e);
            }
        };
    }

    /** Whether a refusal means that the system lets us watch no more. */
    static boolean isLimit(IOException refusal) {
        String text = Optional.ofNullable(refusal.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("limit") || (refusal instanceof FileSystemException && text.contains("no space left"));
    }
}
