package limpid.host.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was written or renamed since it last came to rest, for systems that cannot bring a whole volume to rest. Safe for
 * all threads.
 */
final class UnsyncedPaths {
    private final Set<Path> paths = new TreeSet<>();

    /** A file was opened for writing, or names in a folder changed. */
    synchronized void touched(Path path) {
        paths.add(path);
    }

    /** Something was given another name, with all below it. */
    synchronized void moved(Path from, Path to) {
        List<Path> below = paths.stream().filter(p -> p.startsWith(from)).toList();
        for (Path path : below) {
            paths.remove(path);
            paths.add(to.resolve(from.relativize(path)));
        }
        paths.add(to);
    }

    /** Takes all of them; whoever takes them brings them to rest or gives them back. */
    synchronized List<Path> take() {
        List<Path> taken = List.copyOf(paths);
        paths.clear();
        return taken;
    }
}
