package limpid.host.disk;

import java.nio.file.Path;
import java.util.List;

/** Finds out how a file system treats names, by making files with telling names. */
final class NameProbe {
    /** Begins like all names that Limpid makes for itself, so that scans leave it out. */
    private static final String PREFIX = ".limpid-probe-";

    private static final String DECOMPOSED = "u\u0308";
    private static final String COMPOSED = "\u00fc";

    private final Disk disk;

    NameProbe(Disk disk) {
        this.disk = disk;
    }

    DiskTraits of(Path folder) {
        return new DiskTraits(isCaseSensitive(folder), isNormalizing(folder));
    }

    private boolean isCaseSensitive(Path folder) {
        Path lower = folder.resolve(PREFIX + "case");
        disk.append(lower).close();
        try {
            return disk.stat(folder.resolve(PREFIX + "CASE")).isEmpty();
        } finally {
            disk.delete(lower);
        }
    }

    /** Either the name comes back in another form, or one form opens what was made under the other. */
    private boolean isNormalizing(Path folder) {
        Path decomposed = folder.resolve(PREFIX + DECOMPOSED);
        disk.append(decomposed).close();
        try {
            List<String> names = disk.list(folder).stream().map(DiskEntry::name).toList();
            return !names.contains(PREFIX + DECOMPOSED)
                    || disk.stat(folder.resolve(PREFIX + COMPOSED)).isPresent();
        } finally {
            disk.delete(decomposed);
        }
    }
}
