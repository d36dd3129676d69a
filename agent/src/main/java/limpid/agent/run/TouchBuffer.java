package limpid.agent.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import limpid.agent.schedule.Event;
import limpid.agent.watch.RootMarker;

/**
 * Gathers hints from the disk between two turns of the engine, so that a burst of a hundred thousand is one event. Safe for
 * all threads.
 */
final class TouchBuffer {
    private static final int PATHS_MAX = 50_000;

    private final Path root;
    private Set<String> finished = new HashSet<>();
    private Set<String> others = new HashSet<>();
    private boolean lost;

    TouchBuffer(Path root) {
        this.root = root;
    }

    /** Adds a hint. Returns whether the engine must be told that there is something. */
    synchronized boolean add(Path path, boolean isFinished) {
        Optional<String> below = below(path);
        if (below.isEmpty()) {
            return false;
        }
        boolean first = isEmpty();
        if (finished.size() + others.size() >= PATHS_MAX) {
            lost = true;
        } else if (isFinished) {
            others.remove(below.get());
            finished.add(below.get());
        } else {
            finished.remove(below.get());
            others.add(below.get());
        }
        return first;
    }

    /** Hints were lost: everything must be looked at. Returns whether the engine must be told. */
    synchronized boolean addLoss() {
        boolean first = isEmpty();
        lost = true;
        return first;
    }

    private boolean isEmpty() {
        return finished.isEmpty() && others.isEmpty() && !lost;
    }

    private Optional<String> below(Path path) {
        if (!path.startsWith(root)) {
            return Optional.empty();
        }
        String text = root.relativize(path).toString().replace('\\', '/');
        return RootMarker.isOwn(top(text)) ? Optional.empty() : Optional.of(text);
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Takes what was gathered, as an event; empty if nothing was. */
    synchronized Optional<Event> take() {
        if (isEmpty()) {
            return Optional.empty();
        }
        Event event = lost ? new Event.HintsLost() : new Event.Touched(finished, others);
        finished = new HashSet<>();
        others = new HashSet<>();
        lost = false;
        return Optional.of(event);
    }
}
