package limpid.proof.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.item.ItemName;
import limpid.core.reason.ReasonException;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.disk.SimDisk;
import limpid.host.time.Clock;

/** Does what people and their programs do to a folder. What they did is durable at once: their losses are not ours. */
final class People {
    private static final Duration JUST = Duration.ofMillis(5);

    private final SimDisk disk;
    private final Clock clock;
    private final Path root;

    People(SimDisk disk, Clock clock, Path root) {
        this.disk = disk;
        this.clock = clock;
        this.root = root;
    }

    /** Does it if it can be done; returns whether all of it was. */
    boolean act(Deed deed) {
        boolean[] done = new boolean[1];
        disk.durably(() -> {
            try {
                done[0] = tryTo(deed);
            } catch (ReasonException e) {
                // A person whose program fails shrugs; half of it may be done, as on real machines.
                done[0] = false;
            }
        });
        return done[0];
    }

    private boolean tryTo(Deed deed) {
        return switch (deed) {
            case Deed.Write(var path, var value) -> write(at(path), value.bytes());
            case Deed.Begin(var path, var value) -> write(at(path), half(value.bytes()));
            case Deed.Save(var path, var value) -> save(at(path), value);
            case Deed.Twist(var path, var value) -> twist(at(path), value);
            case Deed.MakeFolder(var path) -> makeFolder(at(path));
            case Deed.Move(var from, var to) -> move(at(from), at(to));
            case Deed.Swap(var one, var two) -> swap(at(one), at(two));
            case Deed.Copy(var from, var to) -> copy(at(from), at(to));
            case Deed.Delete(var path) -> delete(at(path));
            case Deed.MakeLink(var path, var target) -> link(at(path), target);
            case Deed.Mark(var path) -> mark(at(path));
            case Deed.Touch(var path) -> touch(at(path));
            case Deed.Pause _, Deed.Resume _ -> true;
        };
    }

    private Path at(String path) {
        return root.resolve(path);
    }

    private static byte[] half(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length / 2);
    }

    private boolean makeParent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            return false;
        }
        disk.createFolders(parent);
        return true;
    }

    private boolean write(Path path, byte[] bytes) {
        if (isKind(path, FileKind.FOLDER) || isKind(path, FileKind.LINK) || !makeParent(path)) {
            return false;
        }
        try (DiskWriter writer = disk.append(path)) {
            writer.truncate(0);
            writer.write(bytes, 0, bytes.length);
        }
        return true;
    }

    private boolean save(Path path, Value value) {
        if (!isKind(path, FileKind.FILE)) {
            return disk.stat(path).isEmpty() && write(path, value.bytes());
        }
        Path beside = path.resolveSibling(path.getFileName() + "~");
        if (!write(beside, value.bytes())) {
            return false;
        }
        disk.exchange(beside, path);
        disk.delete(beside);
        return true;
    }

    private boolean twist(Path path, Value value) {
        if (!isKind(path, FileKind.FILE)) {
            return false;
        }
        FileStat before = disk.stat(path).orElseThrow();
        if (before.size() != value.size().bytes() || justCame(before)) {
            return false;
        }
        write(path, value.bytes());
        disk.setAttributes(path, before.modified(), before.executable());
        return true;
    }

    /**
     * Between putting a file in place and looking at it there are some microseconds in which no trace of such an edit stays;
     * nobody who reads a file before editing it is that fast.
     */
    private boolean justCame(FileStat file) {
        return Duration.between(file.changed(), clock.now()).compareTo(JUST) < 0;
    }

    private boolean makeFolder(Path path) {
        disk.createFolders(path);
        return true;
    }

    private boolean move(Path from, Path to) {
        if (disk.stat(from).isEmpty() || from.equals(to) || !makeParent(to)) {
            return false;
        }
        disk.move(from, to);
        return true;
    }

    private boolean swap(Path one, Path two) {
        Path third = one.resolveSibling(one.getFileName() + ".swap");
        if (disk.stat(one).isEmpty()
                || disk.stat(two).isEmpty()
                || disk.stat(third).isPresent()) {
            return false;
        }
        if (one.startsWith(two) || two.startsWith(one)) {
            return false;
        }
        disk.move(one, third);
        disk.move(two, one);
        disk.move(third, two);
        return true;
    }

    private boolean copy(Path from, Path to) {
        if (disk.stat(from).isEmpty() || disk.stat(to).isPresent() || isWithin(to, from) || !makeParent(to)) {
            return false;
        }
        copyAll(from, to);
        return true;
    }

    /** Whether a path is below another as any disk may see it: one that folds names takes {@code A/b} for a thing in {@code a}. */
    private static boolean isWithin(Path path, Path folder) {
        return folded(path).startsWith(folded(folder));
    }

    private static Path folded(Path path) {
        Path folded = Path.of("/");
        for (Path name : path) {
            folded = folded.resolve(new ItemName(name.toString()).fold());
        }
        return folded;
    }

    private void copyAll(Path from, Path to) {
        Optional<FileStat> stat = disk.stat(from);
        if (stat.isEmpty()) {
            return;
        }
        switch (stat.get().kind()) {
            case FILE -> write(to, disk.bytes(from));
            case LINK -> disk.createLink(to, disk.readLink(from));
            case FOLDER -> {
                disk.createFolders(to);
                for (DiskEntry entry : disk.list(from)) {
                    copyAll(from.resolve(entry.name()), to.resolve(entry.name()));
                }
            }
            case SPECIAL -> {}
        }
    }

    private boolean delete(Path path) {
        if (disk.stat(path).isEmpty()) {
            return false;
        }
        if (isKind(path, FileKind.FOLDER)) {
            List<DiskEntry> entries = new ArrayList<>(disk.list(path));
            entries.forEach(entry -> delete(path.resolve(entry.name())));
        }
        disk.delete(path);
        return true;
    }

    private boolean link(Path path, String target) {
        if (disk.stat(path).isPresent() || !makeParent(path)) {
            return false;
        }
        disk.createLink(path, target);
        return true;
    }

    private boolean mark(Path path) {
        if (!isKind(path, FileKind.FILE)) {
            return false;
        }
        FileStat before = disk.stat(path).orElseThrow();
        disk.setAttributes(path, before.modified(), !before.executable());
        return true;
    }

    private boolean touch(Path path) {
        if (!isKind(path, FileKind.FILE)) {
            return false;
        }
        FileStat before = disk.stat(path).orElseThrow();
        Instant other = before.modified().minus(Duration.ofHours(1));
        disk.setAttributes(path, other, before.executable());
        return true;
    }

    private boolean isKind(Path path, FileKind kind) {
        return disk.stat(path).map(stat -> stat.kind() == kind).orElse(false);
    }
}
