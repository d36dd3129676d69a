package limpid.host.disk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimJournal.Slot;
import limpid.host.disk.SimNode.FolderBody;
import limpid.host.disk.SimNode.LinkBody;
import limpid.host.disk.SimNode.SimEntry;
import limpid.host.time.Clock;

/**
 * A disk in memory that behaves as badly as real ones may: what was not synced may be lost in part, inode numbers are used
 * again at once, times are coarse, names may fold. {@link SimDiskFaults} makes it fail on purpose.
 */
public final class SimDisk implements Disk {
    /** How names compare. */
    public enum Names {
        /** As on Linux. */
        EXACT,
        /** As on Windows and most Macs: case and Unicode form are kept but do not tell names apart. */
        FOLDING,
        /** As on older Macs: as FOLDING, and names are stored decomposed. */
        DECOMPOSING
    }

    /** Is told what changed, as a watch would be; called after the change, on the changing thread. */
    public interface Listener {
        void changed(Path path, boolean finished);
    }

    private final SimNames names;
    private final SimVolume volume;
    private final SimPaths paths;
    private final Set<Path> locks = new HashSet<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final SimDiskFaults faults = new SimDiskFaults(this);

    public SimDisk(Clock clock, Names names) {
        this.names = new SimNames(names);
        this.volume = new SimVolume(clock);
        this.paths = new SimPaths(volume.root, this.names, faults, clock);
    }

    /** A disk as on Linux. */
    public SimDisk(Clock clock) {
        this(clock, Names.EXACT);
    }

    /** What can be made to fail. */
    public SimDiskFaults faults() {
        return faults;
    }

    public synchronized void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Runs {@code work}; what it changes is durable at once. For what people's programs do: their losses are not ours. */
    public synchronized void durably(Runnable work) {
        volume.durably(work);
    }

    /** The power goes and comes back: programs' locks are gone, and of what was not synced a random part. */
    public synchronized void crash(SimChance chance) {
        locks.clear();
        volume.crash(chance);
    }

    /** All that is on the disk now, to be put back some day. */
    public synchronized Snapshot snapshot() {
        syncVolume(Path.of("/"));
        return volume.snapshot();
    }

    /** A disk as it was at some moment. */
    public static final class Snapshot {
        final SimNode root;
        final long usedBytes;

        Snapshot(SimNode root, long usedBytes) {
            this.root = root;
            this.usedBytes = usedBytes;
        }
    }

    /** Makes the disk hold what it held then; nobody is told. */
    public synchronized void putBack(Snapshot then) {
        locks.clear();
        volume.putBack(then);
    }

    /** The program ends, however: its locks are gone, all that it wrote is there. */
    public synchronized void endProgram() {
        locks.clear();
    }

    @Override
    public synchronized Optional<FileStat> stat(Path path) {
        SimNode node = paths.find(path);
        return node == null ? Optional.empty() : Optional.of(node.stat());
    }

    @Override
    public synchronized List<DiskEntry> list(Path folder) {
        SimNode node = paths.existing(folder);
        FolderBody body = node.folder();
        if (body == null) {
            throw failure(ReasonCode.ITEM_VANISHED, folder, "ENOTDIR");
        }
        paths.refuse(node, folder, true);
        List<DiskEntry> entries = new ArrayList<>(body.names().size());
        body.names()
                .values()
                .forEach(entry ->
                        entries.add(new DiskEntry(entry.name(), entry.node().stat())));
        return entries;
    }

    @Override
    public synchronized DiskReader read(Path file) {
        SimNode node = paths.existing(file);
        SimBytes bytes = paths.bytes(node, file);
        paths.refuse(node, file, true);
        return new SimReader(this, file, node, bytes);
    }

    @Override
    public synchronized DiskWriter create(Path file) {
        SimNode parent = paths.parentFor(file);
        String key = names.key(file);
        if (paths.body(parent, file).names().containsKey(key)) {
            throw failure(ReasonCode.NAME_TAKEN, file, "EEXIST");
        }
        SimBytes bytes = new SimBytes(volume.tick());
        volume.isNew(bytes);
        SimNode node = addNode(parent, file, bytes);
        return new SimWriter(this, volume, file, node, bytes);
    }

    @Override
    public synchronized DiskWriter append(Path file) {
        SimNode node = paths.find(file);
        if (node == null) {
            return create(file);
        }
        SimBytes bytes = paths.bytes(node, file);
        paths.refuse(node, file, true);
        faults.refuseWriting(file);
        return new SimWriter(this, volume, file, node, bytes);
    }

    @Override
    public synchronized String readLink(Path link) {
        SimNode node = paths.existing(link);
        if (node.body instanceof LinkBody it) {
            return it.target();
        }
        throw failure(ReasonCode.ITEM_VANISHED, link, "EINVAL");
    }

    @Override
    public synchronized void createLink(Path link, String target) {
        SimNode parent = paths.parentFor(link);
        if (paths.body(parent, link).names().containsKey(names.key(link))) {
            throw failure(ReasonCode.NAME_TAKEN, link, "EEXIST");
        }
        addNode(parent, link, new LinkBody(target));
    }

    @Override
    public synchronized void createFolders(Path folder) {
        SimNode node = paths.find(folder);
        if (node != null && node.folder() == null) {
            throw failure(ReasonCode.NAME_TAKEN, folder, "EEXIST");
        }
        makeFolders(folder, folder);
    }

    private void makeFolders(Path folder, Path asked) {
        SimNode node = paths.find(folder);
        if (node == null) {
            makeFolders(paths.parentOf(folder), asked);
            SimNode parent = paths.parentFor(folder);
            addNode(parent, folder, new FolderBody());
        } else if (node.folder() == null) {
            throw failure(ReasonCode.ITEM_VANISHED, asked, "ENOTDIR");
        }
    }

    @Override
    public synchronized void move(Path from, Path to) {
        SimNode node = paths.existing(from);
        SimNode source = paths.parentFor(from);
        SimNode target = paths.parentFor(to);
        paths.refuse(node, from, false);
        String fromKey = names.key(from);
        String toKey = names.key(to);
        SimEntry there = paths.body(target, to).names().get(toKey);
        if (there != null && there.node() != node) {
            throw failure(ReasonCode.NAME_TAKEN, to, "EEXIST");
        }
        if (node.device != target.device) {
            throw failure(ReasonCode.IO_ERROR, to, "EXDEV");
        }
        if (to.startsWith(from) && !to.equals(from)) {
            throw failure(ReasonCode.MOVE_CYCLE, to, "EINVAL");
        }
        Instant now = volume.tick();
        SimEntry before = new SimEntry(SimNames.of(from), node);
        SimEntry after = new SimEntry(names.stored(SimNames.of(to)), node);
        boolean sameSlot = source == target && fromKey.equals(toKey);
        Path left = paths.spelled(from);
        Slot put = new Slot(target, toKey, there, after);
        volume.change(sameSlot ? List.of(put) : List.of(new Slot(source, fromKey, before, null), put), now);
        node.changed = now;
        tell(left, true);
        tell(to, true);
    }

    @Override
    public synchronized void exchange(Path with, Path target) {
        SimNode one = paths.existing(with);
        SimNode two = paths.existing(target);
        SimNode oneParent = paths.parentFor(with);
        SimNode twoParent = paths.parentFor(target);
        paths.refuse(one, with, false);
        paths.refuse(two, target, false);
        if (one == two) {
            return;
        }
        if (one.device != two.device) {
            throw failure(ReasonCode.IO_ERROR, target, "EXDEV");
        }
        if (with.startsWith(target) || target.startsWith(with)) {
            throw failure(ReasonCode.IO_ERROR, target, "EINVAL");
        }
        Instant now = volume.tick();
        String oneKey = names.key(with);
        String twoKey = names.key(target);
        SimEntry oneEntry = paths.entry(oneParent, with);
        SimEntry twoEntry = paths.entry(twoParent, target);
        volume.change(
                List.of(
                        new Slot(oneParent, oneKey, oneEntry, new SimEntry(oneEntry.name(), two)),
                        new Slot(twoParent, twoKey, twoEntry, new SimEntry(twoEntry.name(), one))),
                now);
        one.changed = now;
        two.changed = now;
        tell(with, true);
        tell(target, true);
    }

    @Override
    public synchronized void delete(Path path) {
        SimNode node = paths.find(path);
        if (node == null) {
            return;
        }
        SimNode parent = paths.parentFor(path);
        paths.refuse(node, path, false);
        FolderBody folder = node.folder();
        if (folder != null && !folder.names().isEmpty()) {
            throw failure(ReasonCode.FOLDER_NOT_EMPTY, path, "ENOTEMPTY");
        }
        if (node.body instanceof SimBytes bytes) {
            volume.grow(-bytes.length());
        }
        Path spelled = paths.spelled(path);
        node.linked = false;
        node.changed = volume.tick();
        volume.change(List.of(new Slot(parent, names.key(path), paths.entry(parent, path), null)), volume.tick());
        tell(spelled, true);
    }

    @Override
    public synchronized void setAttributes(Path file, Instant modified, boolean executable) {
        SimNode node = paths.existing(file);
        SimBytes bytes = paths.bytes(node, file);
        paths.refuse(node, file, false);
        faults.refuseWriting(file);
        volume.soil(bytes);
        bytes.setAttributes(modified, executable, node, volume.tick());
        volume.settle(bytes);
        tell(file, true);
    }

    @Override
    public synchronized void syncFolder(Path folder) {
        SimNode node = paths.existing(folder);
        faults.refuseSync(folder);
        volume.sync(node);
    }

    @Override
    public synchronized void syncVolume(Path path) {
        paths.existing(path);
        faults.refuseSync(path);
        volume.sync();
    }

    @Override
    public synchronized DiskSpace space(Path path) {
        paths.existing(path);
        return new DiskSpace(faults.freeBytes(), faults.capacity(), "sim", faults.fileSystem());
    }

    @Override
    public synchronized DiskTraits traits(Path folder) {
        paths.existing(folder);
        return new DiskTraits(names.areExact(), names.kind() == Names.DECOMPOSING);
    }

    @Override
    public synchronized Optional<DiskLock> lock(Path file) {
        if (!locks.add(file)) {
            return Optional.empty();
        }
        return Optional.of(() -> locks.remove(file));
    }

    /** The whole content of a file, for tests. */
    public synchronized byte[] bytes(Path file) {
        return paths.bytes(paths.existing(file), file).copy();
    }

    /** The names in a folder, whatever is wrong with it; none of what is no folder. For tests that know all. */
    public synchronized List<DiskEntry> listAnyway(Path folder) {
        return faults.ignoring(() -> list(folder));
    }

    /** Where a link points, whatever is wrong with it. For tests that know all. */
    public synchronized String targetAnyway(Path link) {
        return faults.ignoring(() -> readLink(link));
    }

    /** What stands at a path, whatever is wrong with it. For tests that know all. */
    public synchronized Optional<FileStat> statAnyway(Path path) {
        return faults.ignoring(() -> stat(path));
    }

    /** The whole content of a file, whatever is wrong with it. For tests that know all. */
    public synchronized byte[] bytesAnyway(Path file) {
        return faults.ignoring(() -> bytes(file));
    }

    long usedBytes() {
        return volume.usedBytes();
    }

    Instant tick() {
        return volume.tick();
    }

    SimNode existing(Path path) {
        return paths.existing(path);
    }

    ReasonException failure(ReasonCode code, Path path, String system) {
        return paths.failure(code, path, system);
    }

    void tell(Path path, boolean finished) {
        Path spelled = paths.spelled(path);
        for (Listener listener : listeners) {
            listener.changed(spelled, finished);
        }
    }

    /** Puts another node at a name, durably: for volumes that come and go. */
    void replace(Path path, SimNode node) {
        SimNode parent = paths.existing(paths.parentOf(path));
        volume.replace(parent, names.key(path), new SimEntry(SimNames.of(path), node));
        tell(path, true);
    }

    SimNode newFolder(long device) {
        return volume.newNode(new FolderBody(), device, volume.tick());
    }

    private SimNode addNode(SimNode parent, Path path, SimNode.Body body) {
        faults.refuseNode(path);
        Instant now = volume.tick();
        SimNode node = volume.newNode(body, parent.device, now);
        SimEntry entry = new SimEntry(names.stored(SimNames.of(path)), node);
        volume.change(List.of(new Slot(parent, names.key(path), null, entry)), now);
        if (body instanceof SimBytes bytes) {
            volume.settle(bytes);
        }
        tell(path, !(body instanceof SimBytes));
        return node;
    }
}
