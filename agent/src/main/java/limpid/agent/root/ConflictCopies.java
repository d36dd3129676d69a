package limpid.agent.root;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limpid.agent.watch.RootMarker;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileKind;

/** Finds the versions that were set aside because both sides had changed, by their names. */
public final class ConflictCopies {
    /** As {@link limpid.core.merge.ConflictNames} makes them. */
    private static final Pattern NAME =
            Pattern.compile("(?<stem>.*) \\(conflict, (?<device>[\\p{L}\\p{N} ._-]+), (?<date>\\d{4}-\\d{2}-\\d{2})"
                    + "(?: \\d+)?\\)(?<extension>(?:\\.[^.]*)?)");

    private final Disk disk;
    private final RootFolder root;

    public ConflictCopies(Disk disk, RootFolder root) {
        this.disk = disk;
        this.root = root;
    }

    /** All of them, by path. Fails with: ROOT_MISSING. */
    public List<ConflictCopy> find() {
        root.check();
        List<ConflictCopy> found = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(List.of(""));
        while (!left.isEmpty()) {
            String folder = left.pop();
            for (DiskEntry entry : disk.list(root.resolve(folder))) {
                if (folder.isEmpty() && RootMarker.isOwn(entry.name())) {
                    continue;
                }
                String prefix = folder.isEmpty() ? "" : folder + "/";
                Matcher name = NAME.matcher(entry.name());
                if (name.matches()) {
                    found.add(copy(prefix, entry.name(), name));
                }
                if (entry.stat().kind() == FileKind.FOLDER) {
                    left.push(prefix + entry.name());
                }
            }
        }
        found.sort(Comparator.comparing(ConflictCopy::path));
        return found;
    }

    private ConflictCopy copy(String prefix, String own, Matcher name) {
        String original = prefix + name.group("stem") + name.group("extension");
        return new ConflictCopy(
                prefix + own,
                original,
                name.group("device"),
                name.group("date"),
                disk.stat(root.resolve(original)).isPresent());
    }
}
