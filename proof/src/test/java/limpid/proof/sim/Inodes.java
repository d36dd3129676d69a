package limpid.proof.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileIdentity;
import limpid.host.disk.FileKind;
import limpid.host.disk.SimDisk;

/**
 * Under which path a device's files were seen last. A disk gives the number of a deleted thing to a new one at once; who sees
 * only the outcome may rightly take that for a move.
 */
final class Inodes {
    private final Map<FileIdentity, String> paths = new HashMap<>();

    /** Takes in how the disk looks now. Returns pairs of paths, old and new, that one number was seen under. */
    List<String[]> moved(SimDisk disk) {
        List<String[]> moved = new ArrayList<>();
        if (disk.statAnyway(SimAgent.ROOT).isPresent()) {
            gather(disk, SimAgent.ROOT, "", moved);
        }
        return moved;
    }

    /** Forgets what was seen before, and takes in how the disk looks now. */
    void begin(SimDisk disk) {
        paths.clear();
        moved(disk);
    }

    private void gather(SimDisk disk, Path folder, String prefix, List<String[]> moved) {
        for (DiskEntry entry : disk.listAnyway(folder)) {
            String path = prefix + entry.name();
            String before = paths.put(entry.stat().identity(), path);
            if (before != null && !before.equals(path)) {
                moved.add(new String[] {before, path});
            }
            if (entry.stat().kind() == FileKind.FOLDER) {
                gather(disk, folder.resolve(entry.name()), path + "/", moved);
            }
        }
    }
}
