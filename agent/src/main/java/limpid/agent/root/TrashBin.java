package limpid.agent.root;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;

/**
 * Takes what one job replaced or deleted: {@code trash/TIME-NUMBER/path}, so that everything is found again by when and
 * where. One job, one thread.
 */
public final class TrashBin {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Disk disk;
    private final Path bin;
    private final Set<Path> made = new HashSet<>();

    /** A bin for the job of this number. */
    public TrashBin(Disk disk, Clock clock, RootFolder root, long number) {
        this.disk = disk;
        this.bin = freeName(disk, root.trash(), STAMP.format(clock.now()) + "-" + number);
    }

    private static Path freeName(Disk disk, Path trash, String name) {
        Path candidate = trash.resolve(name);
        for (int again = 2; disk.stat(candidate).isPresent(); again++) {
            candidate = trash.resolve(name + "-" + again);
        }
        return candidate;
    }

    /** Moves {@code from}, whose path below the root was {@code path}, into the bin. Returns where it is now. */
    public Path take(Path from, String path) {
        Path to = bin.resolve(path);
        Path folder = to.getParent();
        if (folder != null && made.add(folder)) {
            disk.createFolders(folder);
        }
        disk.move(from, to);
        return to;
    }
}
