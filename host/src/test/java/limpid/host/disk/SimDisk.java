package limpid.host.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimJournal.Slot;
import limpid.host.disk.SimNode.FolderBody;
import limpid.host.disk.SimNode.LinkBody;
import limpid.host.disk.SimNode.SimEntry;
import limpid.host.time.Clock;
import org.jspecify.annotations.Nullable;

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

    private final Clock clock;
    private final Names names;
    private final SimNode root;
    private final SimJournal journal = new SimJournal(this::freeInode);
    private final Deque<Long> freeInodes = new ArrayDeque<>();
    private final List<SimBytes> dirty = new ArrayList<>();
    private final Set<Path> locks = new HashSet<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final SimDiskFaults faults = new SimDiskFaults(this);
    private long nextInode = 2;
    private long usedBytes;
    private boolean atOnce;

    public SimDisk(Clock clock, Names names) {
        this.clock = clock;
        this.names = names;
        this.root = new SimNode(new FolderBody(), 1, 1, clock.now());
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
        boolean before = atOnce;
        atOnce = true;
        try {
            work.run();
        } finally {
            atOnce = before;
        }
    }

    /** The power goes and comes back: programs' locks are gone, and of what was not synced a random part. */
    public synchronized void crash(SimChance chance) {
        journal.crash(chance);
        locks.clear();
        dirty.clear();
        freeInodes.clear();
        usedBytes = 0;
        Set<Long> inodes = new HashSet<>();
        comeBack(root, chance, inodes);
        for (long inode = nextInode - 1; inode > 1; inode--) {
            if (!inodes.contains(inode)) {
                freeInodes.push(inode);
            }
        }
    }

    private void comeBack(SimNode node, SimChance chance, Set<Long> inodes) {
        inodes.add(node.inode);
        node.linked = true;
        switch (node.body) {
            case FolderBody folder -> {
                folder.names().clear();
                folder.names().putAll(folder.durable());
                folder.names().values().forEach(entry -> comeBack(entry.node(), chance, inodes));
            }
            case SimBytes bytes -> {
                bytes.crash(chance, node);
                usedBytes += bytes.length();
            }
            case LinkBody _ -> {}
        }
    }

    /** All that is on the disk now, to be put back some day. */
    public synchronized Snapshot snapshot() {
        syncVolume(Path.of("/"));
        return new Snapshot(copyOf(root), usedBytes);
    }

    /** A disk as it was at some moment. */
    public static final class Snapshot {
        private final SimNode root;
        private final long usedBytes;

        private Snapshot(SimNode root, long usedBytes) {
            this.root = root;
            this.usedBytes = usedBytes;
        }
    }

    /** Makes the disk hold what it held then; nobody is told. */
    public synchronized void putBack(Snapshot then) {
        FolderBody now = bodyOf(root, Path.of("/"));
        FolderBody old = bodyOf(copyOf(then.root), Path.of("/"));
        journal.flush();
        dirty.clear();
        locks.clear();
        now.names().clear();
        now.names().putAll(old.names());
        now.durable().clear();
        now.durable().putAll(old.names());
        usedBytes = then.usedBytes;
    }

    private static SimNode copyOf(SimNode node) {
        SimNode.Body body =
                switch (node.body) {
                    case FolderBody folder -> {
                        FolderBody copy = new FolderBody();
                        folder.names().forEach((key, entry) -> copy.names()
                                .put(key, new SimEntry(entry.name(), copyOf(entry.node()))));
                        copy.durable().putAll(copy.names());
                        yield copy;
                    }
                    case SimBytes bytes -> bytes.durableCopy();
                    case LinkBody link -> link;
                };
        return node.with(body);
    }

    /** The program ends, however: its locks are gone, all that it wrote is there. */
    public synchronized void endProgram() {
        locks.clear();
    }

    @Override
    public synchronized Optional<FileStat> stat(Path path) {
        SimNode node = find(path);
        return node == null ? Optional.empty() : Optional.of(node.stat());
    }

    @Override
    public synchronized List<DiskEntry> list(Path folder) {
        SimNode node = existing(folder);
        FolderBody body = node.folder();
        if (body == null) {
            throw failure(ReasonCode.ITEM_VANISHED, folder, "ENOTDIR");
        }
        refuse(node, folder, true);
        List<DiskEntry> entries = new ArrayList<>(body.names().size());
        body.names()
                .values()
                .forEach(entry ->
                        entries.add(new DiskEntry(entry.name(), entry.node().stat())));
        return entries;
    }

    @Override
    public synchronized DiskReader read(Path file) {
        SimNode node = existing(file);
        SimBytes bytes = bytesOf(node, file);
        refuse(node, file, true);
        return new SimReader(this, file, node, bytes);
    }

    @Override
    public synchronized DiskWriter create(Path file) {
        SimNode parent = parentFor(file);
        String key = key(nameOf(file));
        if (bodyOf(parent, file).names().containsKey(key)) {
            throw failure(ReasonCode.NAME_TAKEN, file, "EEXIST");
        }
        SimBytes bytes = new SimBytes(tick());
        dirty.add(bytes);
        SimNode node = addNode(parent, file, bytes);
        return new SimWriter(this, file, node, bytes);
    }

    @Override
    public synchronized DiskWriter append(Path file) {
        SimNode node = find(file);
        if (node == null) {
            return create(file);
        }
        SimBytes bytes = bytesOf(node, file);
        refuse(node, file, true);
        faults.refuseWriting(file);
        return new SimWriter(this, file, node, bytes);
    }

    @Override
    public synchronized String readLink(Path link) {
        SimNode node = existing(link);
        if (node.body instanceof LinkBody it) {
            return it.target();
        }
        throw failure(ReasonCode.ITEM_VANISHED, link, "EINVAL");
    }

    @Override
    public synchronized void createLink(Path link, String target) {
        SimNode parent = parentFor(link);
        if (bodyOf(parent, link).names().containsKey(key(nameOf(link)))) {
            throw failure(ReasonCode.NAME_TAKEN, link, "EEXIST");
        }
        addNode(parent, link, new LinkBody(target));
    }

    @Override
    public synchronized void createFolders(Path folder) {
        SimNode node = find(folder);
        if (node != null && node.folder() == null) {
            throw failure(ReasonCode.NAME_TAKEN, folder, "EEXIST");
        }
        makeFolders(folder, folder);
    }

    private void makeFolders(Path folder, Path asked) {
        SimNode node = find(folder);
        if (node == null) {
            makeFolders(parentOf(folder), asked);
            parentFor(folder);
            addNode(existing(parentOf(folder)), folder, new FolderBody());
        } else if (node.folder() == null) {
            throw failure(ReasonCode.ITEM_VANISHED, asked, "ENOTDIR");
        }
    }

    @Override
    public synchronized void move(Path from, Path to) {
        SimNode node = existing(from);
        SimNode source = parentFor(from);
        SimNode target = parentFor(to);
        refuse(node, from, false);
        String fromKey = key(nameOf(from));
        String toKey = key(nameOf(to));
        SimEntry there = bodyOf(target, to).names().get(toKey);
        if (there != null && there.node() != node) {
            throw failure(ReasonCode.NAME_TAKEN, to, "EEXIST");
        }
        if (node.device != target.device) {
            throw failure(ReasonCode.IO_ERROR, to, "EXDEV");
        }
        if (to.startsWith(from) && !to.equals(from)) {
            throw failure(ReasonCode.MOVE_CYCLE, to, "EINVAL");
        }
        Instant now = tick();
        SimEntry before = new SimEntry(nameOf(from), node);
        SimEntry after = new SimEntry(stored(nameOf(to)), node);
        boolean sameSlot = source == target && fromKey.equals(toKey);
        Path left = spelled(from);
        Slot put = new Slot(target, toKey, there, after);
        change(sameSlot ? List.of(put) : List.of(new Slot(source, fromKey, before, null), put), now);
        node.changed = now;
        tell(left, true);
        tell(to, true);
    }

    @Override
    public synchronized void exchange(Path with, Path target) {
        SimNode one = existing(with);
        SimNode two = existing(target);
        SimNode oneParent = parentFor(with);
        SimNode twoParent = parentFor(target);
        refuse(one, with, false);
        refuse(two, target, false);
        if (one == two) {
            return;
        }
        if (one.device != two.device) {
            throw failure(ReasonCode.IO_ERROR, target, "EXDEV");
        }
        if (with.startsWith(target) || target.startsWith(with)) {
            throw failure(ReasonCode.IO_ERROR, target, "EINVAL");
        }
        Instant now = tick();
        String oneKey = key(nameOf(with));
        String twoKey = key(nameOf(target));
        SimEntry oneEntry = entry(oneParent, with);
        SimEntry twoEntry = entry(twoParent, target);
        change(
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
        SimNode node = find(path);
        if (node == null) {
            return;
        }
        SimNode parent = parentFor(path);
        refuse(node, path, false);
        FolderBody folder = node.folder();
        if (folder != null && !folder.names().isEmpty()) {
            throw failure(ReasonCode.FOLDER_NOT_EMPTY, path, "ENOTEMPTY");
        }
        if (node.body instanceof SimBytes bytes) {
            usedBytes -= bytes.length();
        }
        Path spelled = spelled(path);
        node.linked = false;
        node.changed = tick();
        change(List.of(new Slot(parent, key(nameOf(path)), entry(parent, path), null)), tick());
        tell(spelled, true);
    }

    @Override
    public synchronized void setAttributes(Path file, Instant modified, boolean executable) {
        SimNode node = existing(file);
        SimBytes bytes = bytesOf(node, file);
        refuse(node, file, false);
        faults.refuseWriting(file);
        soil(bytes);
        bytes.setAttributes(modified, executable, node, tick());
        settle(bytes);
        tell(file, true);
    }

    @Override
    public synchronized void syncFolder(Path folder) {
        SimNode node = existing(folder);
        faults.refuseSync(folder);
        journal.flush(node);
    }

    @Override
    public synchronized void syncVolume(Path path) {
        existing(path);
        faults.refuseSync(path);
        dirty.forEach(SimBytes::makeDurable);
        dirty.removeIf(SimBytes::isDurable);
        journal.flush();
    }

    @Override
    public synchronized DiskSpace space(Path path) {
        existing(path);
        return new DiskSpace(faults.freeBytes(), faults.capacity(), "sim", faults.fileSystem());
    }

    @Override
    public synchronized DiskTraits traits(Path folder) {
        existing(folder);
        return new DiskTraits(names == Names.EXACT, names == Names.DECOMPOSING);
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
        return bytesOf(existing(file), file).copy();
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
        return usedBytes;
    }

    void grow(long bytes) {
        usedBytes += bytes;
    }

    Instant tick() {
        // Kernels stamp files from a clock that ticks every few milliseconds: two changes may carry one time.
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Makes a change of a file's bytes ready to be lost. */
    void soil(SimBytes bytes) {
        if (bytes.isDurable()) {
            dirty.add(bytes);
        }
    }

    void settle(SimBytes bytes) {
        if (atOnce) {
            bytes.makeDurable();
            dirty.remove(bytes);
        }
    }

    void tell(Path path, boolean finished) {
        Path spelled = spelled(path);
        for (Listener listener : listeners) {
            listener.changed(spelled, finished);
        }
    }

    /** The path with the names as the disk has them. */
    private Path spelled(Path path) {
        if (names == Names.EXACT) {
            return path;
        }
        Path spelled = Path.of("/");
        SimNode node = root;
        for (Path segment : path) {
            FolderBody folder = node == null ? null : node.folder();
            SimEntry entry = folder == null ? null : folder.names().get(key(segment.toString()));
            spelled = spelled.resolve(entry == null ? segment.toString() : entry.name());
            node = entry == null ? null : entry.node();
        }
        return spelled;
    }

    ReasonException failure(ReasonCode code, Path path, String system) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                code,
                Subject.item(path.toString()),
                now,
                new Evidence("path", path.toString(), "", "disk", now),
                new Evidence("system", system, "", "disk", now)));
    }

    /** The node at a path; empty if there is none. A link in the middle of a path leads nowhere. */
    @Nullable
    SimNode find(Path path) {
        String text = path.toString();
        SimNode node = root;
        int from = 1;
        while (from < text.length()) {
            int to = text.indexOf('/', from);
            int end = to < 0 ? text.length() : to;
            FolderBody folder = node.folder();
            if (folder == null) {
                return null;
            }
            refuse(node, path, false);
            SimEntry entry = folder.names().get(key(text.substring(from, end)));
            if (entry == null) {
                return null;
            }
            node = faults.seenThrough(entry.node());
            from = end + 1;
        }
        return node;
    }

    SimNode existing(Path path) {
        SimNode node = find(path);
        if (node == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOENT");
        }
        return node;
    }

    /** Puts another node at a name, durably: for volumes that come and go. */
    void replace(Path path, SimNode node) {
        SimNode parent = existing(parentOf(path));
        FolderBody body = bodyOf(parent, path);
        SimEntry entry = new SimEntry(nameOf(path), node);
        journal.flush();
        body.names().put(key(nameOf(path)), entry);
        body.durable().put(key(nameOf(path)), entry);
        tell(path, true);
    }

    SimNode newFolder(long device) {
        return new SimNode(new FolderBody(), device, newInode(), tick());
    }

    private SimNode parentFor(Path path) {
        SimNode parent = find(parentOf(path));
        if (parent == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOENT");
        }
        refuse(parent, path, false);
        faults.refuseWriting(path);
        String name = nameOf(path);
        if (name.getBytes(StandardCharsets.UTF_8).length > 255) {
            throw failure(ReasonCode.NAME_TOO_LONG, path, "ENAMETOOLONG");
        }
        return parent;
    }

    private SimNode addNode(SimNode parent, Path path, SimNode.Body body) {
        faults.refuseNode(path);
        Instant now = tick();
        SimNode node = new SimNode(body, parent.device, newInode(), now);
        String name = nameOf(path);
        change(List.of(new Slot(parent, key(name), null, new SimEntry(stored(name), node))), now);
        if (body instanceof SimBytes bytes) {
            settle(bytes);
        }
        tell(path, !(body instanceof SimBytes));
        return node;
    }

    private void change(List<Slot> slots, Instant now) {
        for (Slot slot : slots) {
            FolderBody folder = bodyOf(slot.folder(), Path.of("/"));
            SimEntry after = slot.after();
            if (after == null) {
                folder.names().remove(slot.key());
            } else {
                folder.names().put(slot.key(), after);
            }
            slot.folder().touch(now);
        }
        journal.add(slots);
        if (atOnce) {
            journal.flushLast();
        }
    }

    private SimEntry entry(SimNode parent, Path path) {
        SimEntry entry = bodyOf(parent, path).names().get(key(nameOf(path)));
        if (entry == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOENT");
        }
        return entry;
    }

    private FolderBody bodyOf(SimNode folder, Path path) {
        FolderBody body = folder.folder();
        if (body == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOTDIR");
        }
        return body;
    }

    private SimBytes bytesOf(SimNode node, Path path) {
        if (node.body instanceof SimBytes bytes) {
            return bytes;
        }
        throw failure(ReasonCode.ITEM_VANISHED, path, node.folder() == null ? "ELOOP" : "EISDIR");
    }

    /** What a node's trouble forbids: a denied or broken one its content, a denied folder also what is in it, a locked one all. */
    private void refuse(SimNode node, Path path, boolean content) {
        if (faults.areIgnored()) {
            return;
        }
        switch (node.trouble) {
            case NONE -> {}
            case DENIED -> {
                if (content || node.folder() != null) {
                    throw failure(ReasonCode.PERMISSION_DENIED_LOCAL, path, "EACCES");
                }
            }
            case BROKEN -> {
                if (content) {
                    throw failure(ReasonCode.IO_ERROR, path, "EIO");
                }
            }
            case LOCKED -> throw failure(ReasonCode.FILE_LOCKED_LOCAL, path, "EBUSY");
        }
    }

    private Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw failure(ReasonCode.IO_ERROR, path, "EBUSY");
        }
        return parent;
    }

    private static String nameOf(Path path) {
        String text = path.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private String key(String name) {
        return switch (names) {
            case EXACT -> name;
            case FOLDING, DECOMPOSING ->
                Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        };
    }

    private String stored(String name) {
        return names == Names.DECOMPOSING ? Normalizer.normalize(name, Normalizer.Form.NFD) : name;
    }

    private long newInode() {
        Long reused = freeInodes.pollFirst();
        return reused != null ? reused : nextInode++;
    }

    private void freeInode(SimNode node) {
        freeInodes.push(node.inode);
    }
}
