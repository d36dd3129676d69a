package limpid.core.planted;

import java.nio.file.Files;
import java.nio.file.Path;

/** Planted: a machine type outside host. */
public final class ReadsFiles {
    private ReadsFiles() {}

    /** Asks the disk. */
    public static boolean exists(Path path) {
        return Files.exists(path);
    }
}
