package limpid.host.disk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimDisk.Snapshot;
import limpid.host.disk.SimJournal.Slot;
import limpid.host.disk.SimNode.FolderBody;
import limpid.host.disk.SimNode.LinkBody;
import limpid.host.disk.SimNode.SimEntry;
import limpid.host.time.Clock;

/** What a simulated disk holds, and what of it is left after a power loss or when an older image is put back. */
final class SimVolume {
    final SimNode root;
    private final Clock clock;
    private final SimJournal journal = new SimJournal(this::freeInode);
    private final Deque<Long> freeInodes = new ArrayDeque<>();
    private final List<SimBytes> dirty = new ArrayList<>();
    private long nextInode = 2;
    private long usedBytes;
    private boolean atOnce;

    SimVolume(Clock clock) {
        this.clock = clock;
        this.root = new SimNode(new FolderBody(), 1, 1, clock.now());
    }

    /** Kernels stamp files from a clock that ticks every few milliseconds: two changes may carry one time. */
    Instant tick() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    long usedBytes() {
        return usedBytes;
    }

    void grow(long bytes) {
        usedBytes += bytes;
    }

    /** Runs {@code work}; what it changes is durable at once. */
    void durably(Runnable work) {
        boolean before = atOnce;
        atOnce = true;
        try {
            work.run();
        } finally {
            atOnce = before;
        }
    }

    /** Something new, which no name leads to yet. */
    SimNode newNode(SimNode.Body body, long device, Instant now) {
        return new SimNode(body, device, newInode(), now);
    }

    private long newInode() {
        Long reused = freeInodes.pollFirst();
        return reused != null ? reused : nextInode++;
    }

    private void freeInode(SimNode node) {
        freeInodes.push(node.inode);
    }

    /** Changes names, together. */
    void change(List<Slot> slots, Instant now) {
        for (Slot slot : slots) {
            FolderBody folder = body(slot.folder());
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

    /** Puts another node at a name, durably: for volumes that come and go. */
    void replace(SimNode folder, String key, SimEntry entry) {
        journal.flush();
        body(folder).names().put(key, entry);
        body(folder).durable().put(key, entry);
    }

    /** Makes a change of a file's bytes ready to be lost. */
    void soil(SimBytes bytes) {
        if (bytes.isDurable()) {
            dirty.add(bytes);
        }
    }

    /** A new file's bytes: they were never durable. */
    void isNew(SimBytes bytes) {
        dirty.add(bytes);
    }

    /** A change of a file's bytes is over. */
    void settle(SimBytes bytes) {
        if (atOnce) {
            bytes.makeDurable();
            dirty.remove(bytes);
        }
    }

    /** The names in a folder become durable. */
    void sync(SimNode folder) {
        journal.flush(folder);
    }

    /** Everything becomes durable. */
    void sync() {
        dirty.forEach(SimBytes::makeDurable);
        dirty.removeIf(SimBytes::isDurable);
        journal.flush();
    }

    /** The power goes and comes back: of what was not synced a random part is lost. */
    void crash(SimChance chance) {
        journal.crash(chance);
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

    /** All that is here now, to be put back some day. */
    Snapshot snapshot() {
        return new Snapshot(copyOf(root), usedBytes);
    }

    /** Holds what it held then. */
    void putBack(Snapshot then) {
        FolderBody now = body(root);
        FolderBody old = body(copyOf(then.root));
        journal.flush();
        dirty.clear();
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

    private static FolderBody body(SimNode folder) {
        FolderBody body = folder.folder();
        if (body == null) {
            throw new IllegalStateException("names stand in folders only");
        }
        return body;
    }
}
