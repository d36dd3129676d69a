package limpid.store.blob;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.time.Clock;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.PackState;
import limpid.store.blob.BlobStore.StoredBlob;

/**
 * The packs of one home: a few are written to, so that one batch is written while another reaches the disk; the others rest.
 * Safe for all threads; each open pack has one writer at a time.
 */
final class HomePacks {
    private static final String SUFFIX = ".pack";
    private static final long SEAL_BYTES = 32L << 20;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int OPEN_MAX = 2;

    private final Disk disk;
    private final Clock clock;
    private final Path folder;
    private final Supplier<String> freshName;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<String, Resting> resting = new TreeMap<>();
    /** All that are written to, and those of them that nobody writes to right now. */
    private final List<PackWriter> open = new ArrayList<>();

    private final Deque<PackWriter> idle = new ArrayDeque<>();
    private final Condition onePutBack = lock.newCondition();
    private boolean listed;
    private long lastAppendNanos;

    HomePacks(Disk disk, Clock clock, Path folder, Supplier<String> freshName) {
        this.disk = disk;
        this.clock = clock;
        this.folder = folder;
        this.freshName = freshName;
    }

    /**
     * A pack that is not written to.
     *
     * @param length in bytes
     * @param unsealed what it holds, if that does not stand in an index of its own
     * @param failed whether the disk failed when it was written to; this run then leaves it as it is
     */
    private record Resting(long length, Optional<PackReader.Found> unsealed, boolean failed) {
        static Resting sealed(long length) {
            return new Resting(length, Optional.empty(), false);
        }

        static Resting unsealed(PackReader.Found found) {
            return new Resting(found.length(), Optional.of(found), false);
        }

        static Resting failed(PackReader.Found found) {
            return new Resting(found.length(), Optional.of(found), true);
        }

        boolean isToBeSealed() {
            return unsealed.isPresent() && !failed;
        }
    }

    List<BlobPlace> append(List<Blob> blobs) {
        PackWriter pack = alone(this::take);
        List<StoredBlob> stored = stored(pack, blobs);
        alone(() -> {
            pack.keep(stored);
            lastAppendNanos = clock.nanos();
            putBack(pack);
            sealIf(pack.length() >= SEAL_BYTES, pack);
            return true;
        });
        return stored.stream().map(StoredBlob::place).toList();
    }

    /** A pack for one writer; waits while all are written to. */
    private PackWriter take() {
        while (idle.isEmpty() && open.size() >= OPEN_MAX) {
            onePutBack.awaitUninterruptibly();
        }
        if (idle.isEmpty()) {
            PackWriter fresh = begin();
            open.add(fresh);
            return fresh;
        }
        return idle.removeLast();
    }

    private void putBack(PackWriter pack) {
        idle.addLast(pack);
        onePutBack.signal();
    }

    private PackWriter begin() {
        list();
        if (disk.stat(folder).isEmpty()) {
            disk.createFolders(folder);
            disk.syncFolder(parentOf(folder));
        }
        String name = freshName.get();
        return PackWriter.create(disk, fileOf(name), name);
    }

    /** Writes beside others who write to other packs. */
    private List<StoredBlob> stored(PackWriter pack, List<Blob> blobs) {
        boolean done = false;
        try {
            List<StoredBlob> stored = pack.store(blobs);
            if (pack.isFresh()) {
                disk.syncFolder(folder);
            }
            done = true;
            return stored;
        } catch (ReasonException failure) {
            pack.cutBack(failure);
            throw failure;
        } finally {
            if (!done) {
                alone(() -> abandon(pack));
            }
        }
    }

    /** Never writes to this pack again; what it held before stays readable. */
    private boolean abandon(PackWriter pack) {
        pack.close();
        open.remove(pack);
        onePutBack.signal();
        resting.put(pack.name(), Resting.failed(pack.held()));
        return true;
    }

    /** Reads one place after the other. A pack stays open until another one is asked for. One thread. */
    Reading reading() {
        return new Reading();
    }

    /** Places that are read one after the other. */
    final class Reading implements AutoCloseable {
        private Optional<PackReader> current = Optional.empty();

        private Reading() {}

        /** The bytes at a place; empty if what is there is not what was written. Fails with ITEM_VANISHED for no pack. */
        Optional<byte[]> read(BlobPlace place) {
            return open(place.pack()).bytes(place.offset(), place.length());
        }

        private PackReader open(String name) {
            Optional<PackReader> same = current.filter(pack -> pack.name().equals(name));
            if (same.isPresent()) {
                return same.get();
            }
            close();
            PackReader pack = new PackReader(disk, fileOf(name), name);
            current = Optional.of(pack);
            return pack;
        }

        @Override
        public void close() {
            current.ifPresent(PackReader::close);
            current = Optional.empty();
        }
    }

    List<PackState> packs() {
        return alone(() -> {
            list();
            TreeMap<String, PackState> all = new TreeMap<>();
            resting.forEach((name, pack) -> all.put(name, new PackState(name, pack.length(), true)));
            open.forEach(pack -> all.put(pack.name(), new PackState(pack.name(), pack.length(), false)));
            return List.copyOf(all.values());
        });
    }

    /** What a pack holds; empty if there is no such pack. */
    Optional<List<StoredBlob>> contents(String name) {
        return alone(() -> {
            list();
            Optional<PackWriter> writing = writing(name);
            if (writing.isPresent()) {
                return writing.map(pack -> pack.held().blobs());
            }
            return Optional.ofNullable(resting.get(name))
                    .map(pack -> pack.unsealed().map(PackReader.Found::blobs).orElseGet(() -> found(name)
                            .blobs()));
        });
    }

    private Optional<PackWriter> writing(String name) {
        return open.stream().filter(pack -> pack.name().equals(name)).findFirst();
    }

    void drop(String name) {
        alone(() -> {
            list();
            if (writing(name).isPresent()) {
                throw new IllegalStateException("a pack that is written to is not dropped: " + name);
            }
            disk.delete(fileOf(name));
            resting.remove(name);
            return true;
        });
    }

    /** Seals open packs if nothing came for a while, and those that an earlier run left unsealed. */
    void upkeep() {
        alone(() -> {
            boolean due = clock.nanos() - lastAppendNanos >= IDLE.toNanos();
            List.copyOf(idle).forEach(pack -> sealIf(due, pack));
            for (var pack : new TreeMap<>(resting).entrySet()) {
                if (pack.getValue().isToBeSealed()) {
                    pack.getValue().unsealed().ifPresent(found -> mend(pack.getKey(), found));
                }
            }
            return true;
        });
    }

    /** Seals what is open, so that the next start need not read it; who still writes is waited for. */
    void close() {
        alone(() -> {
            while (idle.size() < open.size()) {
                onePutBack.awaitUninterruptibly();
            }
            List.copyOf(idle).forEach(pack -> sealIf(true, pack));
            return true;
        });
    }

    /** Seals a pack that nobody writes to. */
    private void sealIf(boolean due, PackWriter pack) {
        if (!due) {
            return;
        }
        idle.remove(pack);
        open.remove(pack);
        onePutBack.signal();
        resting.put(pack.name(), Resting.unsealed(pack.held()));
        seal(pack);
    }

    /**
     * Writes the index of a pack. If the disk does not let us, the pack stays as it is until the next upkeep or start: the
     * index saves reading it, but proves nothing that its frames do not prove.
     */
    private boolean seal(PackWriter pack) {
        try (pack) {
            pack.seal();
            resting.put(pack.name(), Resting.sealed(pack.length()));
            return true;
        } catch (ReasonException failure) {
            return false;
        }
    }

    private void mend(String name, PackReader.Found found) {
        if (found.blobs().isEmpty()) {
            // No batch of it ever came to the disk, so nobody was told of anything in it.
            disk.delete(fileOf(name));
            resting.remove(name);
        } else {
            seal(PackWriter.mend(disk, fileOf(name), name, found));
        }
    }

    /** Learns once which packs are there. */
    private void list() {
        if (listed) {
            return;
        }
        if (disk.stat(folder).isPresent()) {
            disk.list(folder).stream()
                    .map(DiskEntry::name)
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .forEach(this::learn);
        }
        listed = true;
    }

    private void learn(String name) {
        PackReader.Found found = found(name);
        resting.put(name, found.sealed() ? Resting.sealed(found.length()) : Resting.unsealed(found));
    }

    private PackReader.Found found(String name) {
        try (PackReader pack = new PackReader(disk, fileOf(name), name)) {
            return pack.contents();
        }
    }

    private Path fileOf(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private static Path parentOf(Path folder) {
        return Optional.ofNullable(folder.getParent())
                .orElseThrow(() -> new IllegalArgumentException("the folder of a home lies in another"));
    }

    private <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
