package limpid.agent.run;

import java.nio.file.Path;
import limpid.agent.watch.RootMarker;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileKind;

/**
 * How much stands in a folder on this computer.
 *
 * @param items files and links; folders are not counted, nor what is Limpid's own
 * @param bytes how long they are together
 */
public record LocalCopy(long items, long bytes) {
    /** Counts a folder; one that is not there holds nothing. Fails with: what the disk says. */
    public static LocalCopy of(Disk disk, Path folder) {
        if (disk.stat(folder).filter(stat -> stat.kind() == FileKind.FOLDER).isEmpty()) {
            return new LocalCopy(0, 0);
        }
        long items = 0;
        long bytes = 0;
        for (DiskEntry entry : disk.list(folder)) {
            if (entry.stat().kind() == FileKind.FOLDER) {
                LocalCopy below = of(disk, folder.resolve(entry.name()));
                items += below.items();
                bytes += below.bytes();
            } else if (!entry.name().equals(RootMarker.FILE_NAME)) {
                items++;
                bytes += entry.stat().size();
            }
        }
        return new LocalCopy(items, bytes);
    }
}
