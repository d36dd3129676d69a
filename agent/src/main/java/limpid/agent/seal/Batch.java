package limpid.agent.seal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.agent.seal.SealedFolder.Sort;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;

/** Things that go into one sealed file: so many, or so large, that a crash costs little work and a file each is not made. */
final class Batch {
    private static final int THINGS_MAX = 500;
    private static final long BYTES_MAX = 64L << 20;

    private final Sort sort;
    private final List<Found> found = new ArrayList<>();
    private long bytes;

    /** A thing on the disk, as it looked when it was found. */
    record Found(SealEntry entry, Path path, FileStat stat) {}

    Batch(Sort sort) {
        this.sort = sort;
    }

    void add(Found thing) {
        found.add(thing);
        bytes += thing.entry().size();
    }

    boolean isFull() {
        return found.size() >= THINGS_MAX || bytes >= BYTES_MAX;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Sort sort() {
        return sort;
    }

    List<Found> found() {
        return found;
    }

    /** How many of them are files or links: folders are not counted anywhere. */
    long items() {
        return found.stream()
                .filter(thing -> thing.entry().kind() != FileKind.FOLDER)
                .count();
    }

    long bytes() {
        return bytes;
    }

    /** Each of them alone. */
    List<Batch> singles() {
        return found.stream()
                .map(thing -> {
                    Batch one = new Batch(sort);
                    one.add(thing);
                    return one;
                })
                .toList();
    }

    /** What is left after they were sealed, to be filled anew. */
    Batch emptied() {
        return new Batch(sort);
    }
}
