package limpid.agent.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import limpid.agent.root.RootFolder;
import limpid.core.reason.ReasonException;

/**
 * What jobs could not remove of what came in, because the disk failed or went away. It goes into the trash as soon as the
 * disk lets it; what a life of the program leaves behind, the next sweeps. Safe for all threads.
 */
final class Leftovers {
    private final RootFolder root;
    private final Set<Path> files = ConcurrentHashMap.newKeySet();
    private boolean swept;

    Leftovers(RootFolder root) {
        this.root = root;
    }

    /**
     * Before the first job: sweeps what earlier lives of the program left behind, which could not be done at the start if the
     * disk was away then. Fails with what the disk says; then the job must not begin, for a later sweep would take its files.
     */
    synchronized void sweepOnce() {
        if (!swept) {
            root.check();
            root.sweep();
            swept = true;
        }
    }

    void add(Path file) {
        files.add(file);
    }

    /** Clears up what can be cleared up now; the rest stays for the next time. */
    void clearUp() {
        for (Path file : List.copyOf(files)) {
            try {
                root.check();
                root.sweep(file);
                files.remove(file);
            } catch (ReasonException failure) {
                return;
            }
        }
    }
}
