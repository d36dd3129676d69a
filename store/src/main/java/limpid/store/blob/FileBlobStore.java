package limpid.store.blob;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.time.Clock;

/**
 * Chunks in packs on a disk: {@code ROOT/HOME/PACK.pack}. A pack is only ever appended to; a batch is one write and one
 * sync. After a failure a pack is never written to again, and what was in it before stays.
 *
 * <p>Some room on the volume is left alone, so that the ledger, which often lies there too, can still record deletions
 * when chunks have filled the rest.
 */
public final class FileBlobStore implements BlobStore {
    /** Tells the folder from an empty mount point. No home has a dot in its id. */
    private static final String MARK = ".limpid-blobs";

    private static final long KEPT_BYTES = 256L << 20;
    /** Of a small volume at most this part is left alone. */
    private static final int KEPT_PART = 16;

    private static final int NAME_CHANCE_BYTES = 6;

    private final Path root;
    private final Disk disk;
    private final Clock clock;
    private final Chance chance;
    private final BlobReasons reasons;
    private final boolean fresh;
    private final Map<HomeId, HomePacks> homes = new ConcurrentHashMap<>();

    private FileBlobStore(Path root, Disk disk, Clock clock, Chance chance) {
        this.root = root;
        this.disk = disk;
        this.clock = clock;
        this.chance = chance;
        this.reasons = new BlobReasons(clock, disk, root);
        this.fresh = disk.stat(root.resolve(MARK)).isEmpty();
    }

    /**
     * Opens the folder of all packs, or makes it. Fails with: SERVER_DISK_FULL, PERMISSION_DENIED_LOCAL, READ_ONLY_FS,
     * IO_ERROR.
     */
    public static FileBlobStore open(Path root, Disk disk, Clock clock, Chance chance) {
        FileBlobStore store = new FileBlobStore(root, disk, clock, chance);
        if (store.fresh) {
            store.mark();
        }
        return store;
    }

    /**
     * Whether no store was in this folder before. If the ledger knows of packs then, the wrong disk is mounted here, or
     * none.
     */
    public boolean wasFresh() {
        return fresh;
    }

    private void mark() {
        explained(() -> {
            disk.createFolders(root);
            disk.create(root.resolve(MARK)).close();
            disk.syncFolder(root);
            Optional.ofNullable(root.getParent()).ifPresent(disk::syncFolder);
            return true;
        });
    }

    @Override
    public List<BlobPlace> append(HomeId home, List<Blob> blobs) {
        if (blobs.isEmpty()) {
            return List.of();
        }
        long bytes = blobs.stream().mapToLong(blob -> blob.bytes().length).sum();
        return explained(() -> {
            requireStorage();
            DiskSpace space = disk.space(root);
            if (bytes > space.freeBytes() - kept(space)) {
                throw reasons.full(space, bytes + kept(space));
            }
            return home(home).append(blobs);
        });
    }

    @Override
    public Reader reader(HomeId home) {
        HomePacks.Reading packs = home(home).reading();
        return new Reader() {
            @Override
            public byte[] read(BlobPlace place) {
                return there(home, place.pack(), () -> packs.read(place))
                        .orElseThrow(() -> reasons.corrupt(home, place));
            }

            @Override
            public void close() {
                packs.close();
            }
        };
    }

    @Override
    public List<PackState> packs(HomeId home) {
        return explained(() -> mounted(home).packs());
    }

    @Override
    public List<StoredBlob> contents(HomeId home, String pack) {
        return there(home, pack, () -> mounted(home).contents(pack)).orElseThrow(() -> missing(home, pack));
    }

    @Override
    public void drop(HomeId home, String pack) {
        explained(() -> {
            mounted(home).drop(pack);
            return true;
        });
    }

    @Override
    public void upkeep() {
        homes.values().forEach(HomePacks::upkeep);
    }

    @Override
    public Room room() {
        DiskSpace space = disk.space(root);
        return new Room(space.name(), space.freeBytes(), kept(space));
    }

    private static long kept(DiskSpace space) {
        return Math.min(KEPT_BYTES, space.totalBytes() / KEPT_PART);
    }

    @Override
    public void close() {
        homes.values().forEach(HomePacks::close);
    }

    /** The packs of a home whose storage is there: without that, all of them would look lost. */
    private HomePacks mounted(HomeId home) {
        requireStorage();
        return home(home);
    }

    private HomePacks home(HomeId home) {
        return homes.computeIfAbsent(home, id -> new HomePacks(disk, clock, root.resolve(id.text()), this::freshName));
    }

    /** Names grow with time and never come again, so that no old row of the ledger leads into a new pack. */
    private String freshName() {
        String number = "%012x".formatted(clock.now().toEpochMilli() & 0xFFFF_FFFF_FFFFL);
        return number + "-" + HexFormat.of().formatHex(chance.bytes(NAME_CHANCE_BYTES));
    }

    private void requireStorage() {
        if (disk.stat(root.resolve(MARK)).isEmpty()) {
            throw reasons.offline();
        }
    }

    private <T> T there(HomeId home, String pack, Supplier<T> work) {
        try {
            return work.get();
        } catch (ReasonException failure) {
            throw failure.reason().code() == ReasonCode.ITEM_VANISHED ? missing(home, pack) : failure;
        }
    }

    private ReasonException missing(HomeId home, String pack) {
        requireStorage();
        return reasons.missing(home, pack);
    }

    /** Failures of the disk below a server mean something else than those of a device's disk. */
    private <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (ReasonException failure) {
            ReasonCode code = failure.reason().code();
            if (code == ReasonCode.DEVICE_DISK_FULL || code == ReasonCode.INODES_EXHAUSTED) {
                throw reasons.full(disk.space(root), failure);
            }
            throw code == ReasonCode.ITEM_VANISHED ? reasons.offline() : failure;
        }
    }
}
