package limpid.agent.root;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import limpid.agent.watch.FolderSight;
import limpid.agent.watch.IgnoreRules;
import limpid.agent.watch.RootMarker;
import limpid.agent.watch.Sightings;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskTraits;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the disk. Checks before and after that the root is the one that was joined, so that a disk that goes away in
 * the middle is not taken for an empty folder. Safe for all threads.
 */
public final class Scanner {
    private final Disk disk;
    private final RootFolder root;

    /** How the disk treats names, found when first needed. */
    private volatile Optional<DiskTraits> traits = Optional.empty();

    public Scanner(Disk disk, RootFolder root) {
        this.disk = disk;
        this.root = root;
    }

    /** Looks at everything. Fails with: ROOT_MISSING. */
    public Sightings all(long tick, IgnoreRules ignore) {
        root.check();
        root.settle();
        List<FolderSight> folders = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(List.of(""));
        while (!left.isEmpty()) {
            FolderSight folder = folder(left.pop());
            folders.add(folder);
            for (DiskEntry entry : folder.entries()) {
                String path = below(folder.path(), entry.name());
                if (entry.stat().kind() == FileKind.FOLDER && goesDeeper(folder.path(), entry.name(), path, ignore)) {
                    left.push(path);
                }
            }
        }
        root.check();
        return new Sightings(tick, true, folders);
    }

    private static boolean goesDeeper(String folder, String name, String path, IgnoreRules ignore) {
        boolean own = folder.isEmpty() && RootMarker.isOwn(name);
        return !own && ignore.match(path, true).isEmpty();
    }

    private FolderSight folder(String path) {
        try {
            return FolderSight.of(path, disk.list(root.resolve(path)));
        } catch (ReasonException failure) {
            return FolderSight.failed(path, failure.reason());
        }
    }

    /** Looks at single paths; of a folder also at all names in it. Fails with: ROOT_MISSING. */
    public Sightings at(long tick, Collection<String> paths) {
        root.check();
        root.settle();
        Map<String, Partial> partial = new LinkedHashMap<>();
        Map<String, FolderSight> whole = new LinkedHashMap<>();
        for (String path : new TreeSet<>(paths)) {
            look(path, partial, whole);
        }
        root.check();
        List<FolderSight> folders = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(partial.keySet());
        all.addAll(whole.keySet());
        for (String path : all) {
            FolderSight complete = whole.get(path);
            folders.add(
                    complete != null
                            ? complete
                            : partial.getOrDefault(path, new Partial()).sight(path));
        }
        return new Sightings(tick, false, folders);
    }

    private void look(String path, Map<String, Partial> partial, Map<String, FolderSight> whole) {
        if (path.isEmpty()) {
            whole.put("", folder(""));
            return;
        }
        int slash = path.lastIndexOf('/');
        String above = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        Partial parent = partial.computeIfAbsent(above, key -> new Partial());
        try {
            if (!isExact() && isFolder(above)) {
                // A disk that folds names finds a thing under spellings that it does not have: its folder tells the
                // true one.
                whole.computeIfAbsent(above, this::folder);
            }
            Optional<FileStat> stat = statAsSpelled(path, name, whole.get(above));
            if (stat.isEmpty()) {
                parent.absent.add(name);
                return;
            }
            parent.entries.add(new DiskEntry(name, stat.get()));
            if (stat.get().kind() == FileKind.FOLDER) {
                whole.put(path, folder(path));
            }
        } catch (ReasonException failure) {
            if (failure.reason().code() == ReasonCode.ITEM_VANISHED) {
                parent.absent.add(name);
            } else {
                whole.put(path, FolderSight.failed(path, failure.reason()));
            }
        }
    }

    private Optional<FileStat> statAsSpelled(String path, String name, @Nullable FolderSight above) {
        if (isExact() || above == null) {
            return disk.stat(root.resolve(path));
        }
        return above.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(DiskEntry::stat)
                .findFirst();
    }

    private boolean isFolder(String path) {
        return disk.stat(root.resolve(path))
                .filter(stat -> stat.kind() == FileKind.FOLDER)
                .isPresent();
    }

    private boolean isExact() {
        Optional<DiskTraits> known = traits;
        if (known.isEmpty()) {
            known = Optional.of(disk.traits(root.incoming()));
            traits = known;
        }
        return known.get().caseSensitive() && !known.get().normalizing();
    }

    /** What is seen of a folder by single looks. */
    private static final class Partial {
        private final List<DiskEntry> entries = new ArrayList<>();
        private final List<String> absent = new ArrayList<>();

        FolderSight sight(String path) {
            return new FolderSight(path, false, entries, absent, Optional.empty());
        }
    }

    private static String below(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
