package limpid.host.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import limpid.core.reason.Reason;

/** One root under watch, by Java's watch service. */
final class NioSession {
    private final Path root;
    private final Predicate<String> skippedAtTop;
    private final Watch.Listener listener;
    private final WatchReasons reasons;
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private boolean isBlind;

    NioSession(
            Path root,
            Predicate<String> skippedAtTop,
            Watch.Listener listener,
            WatchReasons reasons,
            WatchService service) {
        this.root = root;
        this.skippedAtTop = skippedAtTop;
        this.listener = listener;
        this.reasons = reasons;
        this.service = service;
    }

    /** Sets up all watches. Returns whether there is something to wait for; if not, the listener knows why. */
    boolean open() {
        watchFrom(root, false);
        if (!isBlind && folders.isEmpty()) {
            goBlind(reasons.rootGone());
        }
        return !isBlind;
    }

    /** Tells of changes until its thread is interrupted or it is blind. */
    void run() throws InterruptedException {
        try {
            while (!isBlind) {
                onKey(service.take());
            }
        } catch (ClosedWatchServiceException e) {
            isBlind = true;
        }
    }

    private void onKey(WatchKey key) {
        Path folder = folders.getOrDefault(key, root);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                watchFrom(folder, false);
                listener.overflow(folder);
            } else if (event.context() instanceof Path name && !isSkipped(folder, name)) {
                onName(folder.resolve(name), event.kind() == StandardWatchEventKinds.ENTRY_CREATE);
            }
        }
        if (!key.reset()) {
            folders.remove(key);
            if (folder.equals(root)) {
                listener.overflow(root);
                goBlind(reasons.rootGone());
            }
        }
    }

    private boolean isSkipped(Path folder, Path name) {
        return folder.equals(root) && skippedAtTop.test(name.toString());
    }

    private void onName(Path path, boolean isNew) {
        listener.touched(path, false);
        if (isNew && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            watchFrom(path, true);
        }
    }

    /** The watch comes first and the listing after it, so that nothing slips in between. */
    private void watchFrom(Path top, boolean tell) {
        Deque<Path> open = new ArrayDeque<>();
        open.add(top);
        while (!open.isEmpty() && !isBlind) {
            Path folder = open.removeLast();
            if (add(folder)) {
                addNames(folder, tell, open);
            }
        }
    }

    private boolean add(Path folder) {
        try {
            WatchKey key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_DELETE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            folders.put(key, folder);
            return true;
        } catch (IOException e) {
            if (NioWatch.isLimit(e)) {
                goBlind(reasons.tooFewWatches(folders.size() + 1L));
            }
            return false; // gone meanwhile, or closed to us: a scan will say
        }
    }

    private void addNames(Path folder, boolean tell, Deque<Path> open) {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                if (isSkipped(folder, path.getFileName())) {
                    continue;
                }
                if (tell) {
                    listener.touched(path, false);
                }
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    open.add(path);
                }
            }
        } catch (IOException e) {
            listener.overflow(folder); // whatever is there, a scan must see it
        }
    }

    private void goBlind(Reason why) {
        isBlind = true;
        listener.blind(why);
    }
}
