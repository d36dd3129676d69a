package limpid.server.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Optional;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;

/** A file of a few kilobytes that is replaced as a whole: at every moment it is the old one or the new one. */
final class SmallFile {
    private static final int BYTES_MAX = 16 << 20;

    private final Disk disk;
    private final Path path;

    SmallFile(Disk disk, Path path) {
        this.disk = disk;
        this.path = path;
    }

    /** Its text; empty if it is not there. */
    Optional<String> read() {
        if (disk.stat(path).isEmpty()) {
            return Optional.empty();
        }
        try (DiskReader in = disk.read(path)) {
            byte[] bytes = new byte[(int) Math.min(in.stat().size(), BYTES_MAX)];
            int read = 0;
            int count;
            do {
                count = in.read(read, bytes, read, bytes.length - read);
                read += count;
            } while (count > 0 && read < bytes.length);
            return Optional.of(new String(bytes, 0, read, UTF_8));
        }
    }

    /** Replaces it; durable when this returns. */
    void write(String text) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a file lies in a folder");
        }
        disk.createFolders(folder);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        disk.delete(fresh);
        try (DiskWriter out = disk.create(fresh)) {
            byte[] bytes = text.getBytes(UTF_8);
            out.write(bytes, 0, bytes.length);
            out.sync();
        }
        if (disk.stat(path).isPresent()) {
            disk.exchange(fresh, path);
            disk.delete(fresh);
        } else {
            disk.move(fresh, path);
        }
        disk.syncFolder(folder);
    }

    /** Removes it; one that is not there is well. */
    void delete() {
        disk.delete(path);
    }
}
