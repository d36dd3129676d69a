package limpid.agent.root;

import java.nio.file.Path;
import java.time.Instant;
import limpid.host.disk.FileKind;

/**
 * One thing in the trash.
 *
 * @param bin the folder of the trash that it lies in, whose name says when
 * @param path where it stood, below the root, with slashes
 * @param when it was replaced or deleted
 * @param size in bytes
 * @param kind what it is; folders are listed only when nothing is in them
 * @param place where it lies now
 */
public record Trashed(String bin, String path, Instant when, long size, FileKind kind, Path place) {
    /** Whether {@code asked} names it, or a folder above it; with the bin in front, only if it lies in that one. */
    boolean isAt(String asked) {
        String whole = bin + "/" + path;
        return path.equals(asked)
                || path.startsWith(asked + "/")
                || whole.equals(asked)
                || whole.startsWith(asked + "/");
    }

    /** Whether both cannot stand where they stood: at one path, or one at a folder of the other. */
    boolean isInTheWayOf(Trashed other) {
        return path.equals(other.path) || path.startsWith(other.path + "/") || other.path.startsWith(path + "/");
    }
}
