package limpid.host.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where volumes are mounted. */
final class Volumes {
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

    private Volumes() {}

    /**
     * A volume.
     *
     * @param name where it is mounted; the path that was asked for where the system does not tell
     * @param fileSystem its kind; empty where the system does not tell
     */
    record Volume(String name, String fileSystem) {}

    /** Where the volume that holds {@code path} is mounted. */
    static String nameOf(Path path) {
        return of(path).name();
    }

    /** The volume that holds {@code path}. Source: proc_pid_mountinfo(5). */
    static Volume of(Path path) {
        Path best = Path.of("/");
        String kind = "";
        try {
            Path real = nearest(path).toRealPath();
            for (String line : Files.readAllLines(MOUNTS)) {
                Path mount = Path.of(unescaped(line.split(" ", 6)[4]));
                if (real.startsWith(mount) && mount.getNameCount() >= best.getNameCount()) {
                    best = mount;
                    kind = kindIn(line);
                }
            }
        } catch (IOException e) {
            return new Volume(path.toString(), "");
        }
        return new Volume(best.toString(), kind);
    }

    /** The word after the dash that ends the list of options. */
    private static String kindIn(String line) {
        String[] parts = line.split(" - ", 2);
        return parts.length < 2 ? "" : parts[1].split(" ", 2)[0];
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
