package limpid.cli.device;

import java.nio.file.Path;

/** Paths as people give them, as the agent names them. */
final class BelowFiles {
    private BelowFiles() {}

    /** The path below {@code Files}, whether it was given from here, from the root of the disk, or from there. */
    static String path(Path files, String given) {
        Path absolute = Path.of(given).toAbsolutePath().normalize();
        Path root = files.toAbsolutePath().normalize();
        if (absolute.startsWith(root) && !absolute.equals(root)) {
            return root.relativize(absolute).toString().replace('\\', '/');
        }
        String plain = Path.of(given).normalize().toString().replace('\\', '/');
        return plain.startsWith("Files/") ? plain.substring("Files/".length()) : plain;
    }
}
