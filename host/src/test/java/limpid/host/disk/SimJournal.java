package limpid.host.disk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimNode.SimEntry;
import org.jspecify.annotations.Nullable;

/**
 * Changes of names that a power loss may undo. Each is kept whole or not at all, as real file systems do with a rename;
 * changes of unrelated names are kept or lost independently, which is all that POSIX promises.
 */
final class SimJournal {
    /** A name in a folder, which was given {@code after} or, if that is absent, taken away. */
    record Slot(
            SimNode folder,
            String key,
            @Nullable SimEntry before,
            @Nullable SimEntry after) {}

    private record Key(SimNode folder, String key) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && that.folder == folder && that.key.equals(key);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(folder) * 31 + key.hashCode();
        }
    }

    /** Told of nodes that no name can bring back any more. */
    private final Consumer<SimNode> gone;

    private final List<List<Slot>> pending = new ArrayList<>();

    SimJournal(Consumer<SimNode> gone) {
        this.gone = gone;
    }

    void add(List<Slot> change) {
        pending.add(change);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** All changes so far become durable. */
    void flush() {
        pending.forEach(this::apply);
        pending.clear();
    }

    /** The changes of names in {@code folder} become durable, and those that they build upon. */
    void flush(SimNode folder) {
        flush(i -> touches(pending.get(i), folder));
    }

    /** The latest change becomes durable, and those that it builds upon. */
    void flushLast() {
        int last = pending.size() - 1;
        flush(i -> i == last);
    }

    private void flush(IntPredicate wanted) {
        Set<Key> needed = new HashSet<>();
        boolean[] chosen = new boolean[pending.size()];
        boolean all = false;
        for (int i = pending.size() - 1; i >= 0; i--) {
            List<Slot> change = pending.get(i);
            chosen[i] = all || wanted.test(i) || meets(change, needed);
            if (chosen[i]) {
                change.forEach(slot -> needed.add(new Key(slot.folder(), slot.key())));
                all = all || movesFolder(change);
            }
        }
        List<List<Slot>> rest = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                apply(pending.get(i));
            } else {
                rest.add(pending.get(i));
            }
        }
        pending.clear();
        pending.addAll(rest);
    }

    /** The power goes: some changes are durable, the others never were. */
    void crash(SimChance chance) {
        boolean inOrder = chance.oneIn(2);
        int cut = (int) chance.below(pending.size() + 1L);
        Set<Key> lost = new HashSet<>();
        for (int i = 0; i < pending.size(); i++) {
            List<Slot> change = pending.get(i);
            boolean wanted = inOrder ? i < cut : chance.oneIn(2);
            if (wanted && !meets(change, lost) && (lost.isEmpty() || !movesFolder(change))) {
                apply(change);
            } else {
                change.forEach(slot -> lost.add(new Key(slot.folder(), slot.key())));
            }
        }
        pending.clear();
    }

    private static boolean touches(List<Slot> change, SimNode folder) {
        for (Slot slot : change) {
            if (slot.folder() == folder) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(List<Slot> change, Set<Key> keys) {
        if (keys.isEmpty()) {
            return false;
        }
        for (Slot slot : change) {
            if (keys.contains(new Key(slot.folder(), slot.key()))) {
                return true;
            }
        }
        return false;
    }

    /** Folders never move without all that came before: every real file system keeps its tree a tree. */
    private static boolean movesFolder(List<Slot> change) {
        for (Slot slot : change) {
            SimEntry entry = slot.before();
            if (change.size() > 1 && entry != null && entry.node().kind() == FileKind.FOLDER) {
                return true;
            }
        }
        return false;
    }

    private void apply(List<Slot> change) {
        for (Slot slot : change) {
            SimNode.FolderBody folder = slot.folder().folder();
            if (folder == null) {
                throw new IllegalStateException("a name outside a folder");
            }
            SimEntry after = slot.after();
            if (after == null) {
                folder.durable().remove(slot.key());
            } else {
                folder.durable().put(slot.key(), after);
            }
        }
        for (Slot slot : change) {
            SimEntry before = slot.before();
            if (before != null && !before.node().linked && change.size() == 1) {
                gone.accept(before.node());
            }
        }
    }
}
