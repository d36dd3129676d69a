package limpid.host.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where volumes are mounted. */
final class Volumes {
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

    private Volumes() {}

    /** The mount point of the volume that holds {@code path}; the path itself where the system does not tell. */
    static String nameOf(Path path) {
        Path best = Path.of("/");
        try {
            Path real = nearest(path).toRealPath();
            for (String line : Files.readAllLines(MOUNTS)) {
                Path mount = Path.of(unescaped(line.split(" ", 6)[4]));
                if (real.startsWith(mount) && mount.getNameCount() >= best.getNameCount()) {
                    best = mount;
                }
            }
        } catch (IOException e) {
            return path.toString();
        }
        return best.toString();
    }

    /** The path, or the nearest above it that is there. */
    private static Path nearest(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Blanks and the like are written there as a backslash and three octal digits. */
    private static String unescaped(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
