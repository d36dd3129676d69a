package limpid.store.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import limpid.core.id.HomeId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.store.blob.BlobStore;

/**
 * Chunks in maps. Nothing of it survives the program, so it serves simulations and tests only. Its capacity can be set,
 * and chunks can be lost or damaged on purpose.
 */
public final class MemoryBlobStore implements BlobStore {
    private static final String VOLUME = "memory";

    private static final long PACK_BYTES = 32L << 20;

    private final Map<HomeId, NavigableMap<String, MemoryPack>> homes = new HashMap<>();
    private final Clock clock;
    private final long packBytes;
    private long packsMade;
    private long capacityBytes = Long.MAX_VALUE;

    /** Packs of the usual size. */
    public MemoryBlobStore(Clock clock) {
        this(clock, PACK_BYTES);
    }

    /** A pack is sealed when it holds {@code packBytes} or more. */
    public MemoryBlobStore(Clock clock, long packBytes) {
        this.clock = clock;
        this.packBytes = packBytes;
    }

    /** What this store holds now, apart from it from now on. */
    public synchronized MemoryBlobStore copy() {
        MemoryBlobStore copy = new MemoryBlobStore(clock, packBytes);
        copy.packsMade = packsMade;
        copy.capacityBytes = capacityBytes;
        homes.forEach((home, packs) -> {
            TreeMap<String, MemoryPack> packCopies = new TreeMap<>();
            packs.forEach((name, pack) -> packCopies.put(name, pack.copy()));
            copy.homes.put(home, packCopies);
        });
        return copy;
    }

    /** Says how many bytes fit in all; less than there are means that nothing more fits. */
    public synchronized void limitTo(long bytes) {
        capacityBytes = bytes;
    }

    /** Makes the bytes at a place unreadable, as a bad sector does. */
    public synchronized void damage(HomeId home, BlobPlace place) {
        pack(home, place.pack()).ifPresent(pack -> pack.damage(place.offset()));
    }

    /** Removes a pack behind everybody's back, as a careless administrator does. */
    public synchronized void lose(HomeId home, String pack) {
        packsOf(home).remove(pack);
    }

    @Override
    public synchronized List<BlobPlace> append(HomeId home, List<Blob> blobs) {
        long bytes = blobs.stream().mapToLong(blob -> blob.bytes().length).sum();
        if (bytes > room().freeBytes()) {
            throw full(bytes);
        }
        List<BlobPlace> places = new ArrayList<>(blobs.size());
        for (Blob blob : blobs) {
            places.add(openPack(home).add(blob));
        }
        return places;
    }

    private MemoryPack openPack(HomeId home) {
        NavigableMap<String, MemoryPack> packs = packsOf(home);
        if (!packs.isEmpty()) {
            MemoryPack last = packs.lastEntry().getValue();
            if (last.length() >= packBytes) {
                last.seal();
            }
            if (!last.isSealed()) {
                return last;
            }
        }
        String name = "%08d".formatted(++packsMade);
        MemoryPack fresh = new MemoryPack(name);
        packs.put(name, fresh);
        return fresh;
    }

    @Override
    public Reader reader(HomeId home) {
        return new Reader() {
            @Override
            public byte[] read(BlobPlace place) {
                return bytes(home, place);
            }

            @Override
            public void close() {
                // Maps need no closing.
            }
        };
    }

    private synchronized byte[] bytes(HomeId home, BlobPlace place) {
        MemoryPack pack =
                pack(home, place.pack()).orElseThrow(() -> bad(ReasonCode.BLOB_MISSING, home, place, "no such pack"));
        Blob blob =
                pack.at(place).orElseThrow(() -> bad(ReasonCode.BLOB_MISSING, home, place, "nothing at this place"));
        if (pack.isDamaged(place.offset())) {
            throw bad(ReasonCode.BLOB_CORRUPT, home, place, "damaged on purpose");
        }
        return blob.bytes();
    }

    @Override
    public synchronized List<PackState> packs(HomeId home) {
        return packsOf(home).values().stream().map(MemoryPack::state).toList();
    }

    @Override
    public synchronized List<StoredBlob> contents(HomeId home, String pack) {
        return pack(home, pack).map(MemoryPack::contents).orElse(List.of());
    }

    @Override
    public synchronized void drop(HomeId home, String pack) {
        if (pack(home, pack).filter(there -> !there.isSealed()).isPresent()) {
            throw new IllegalStateException("only sealed packs are dropped: " + pack);
        }
        packsOf(home).remove(pack);
    }

    @Override
    public synchronized void upkeep() {
        homes.values().forEach(packs -> packs.values().forEach(MemoryPack::seal));
    }

    @Override
    public synchronized Room room() {
        long used = homes.values().stream()
                .flatMap(packs -> packs.values().stream())
                .mapToLong(MemoryPack::length)
                .sum();
        return new Room(VOLUME, Math.max(0, capacityBytes - used), 0);
    }

    @Override
    public void close() {
        // Nothing is held that must be given back.
    }

    private NavigableMap<String, MemoryPack> packsOf(HomeId home) {
        return homes.computeIfAbsent(home, _ -> new TreeMap<>());
    }

    private Optional<MemoryPack> pack(HomeId home, String name) {
        return Optional.ofNullable(packsOf(home).get(name));
    }

    private ReasonException full(long bytes) {
        return new ReasonException(Reason.of(
                ReasonCode.SERVER_DISK_FULL,
                Subject.server(""),
                clock.now(),
                new Evidence("volume", VOLUME, "", "blobs", clock.now()),
                new Evidence("free-bytes", "" + room().freeBytes(), "" + bytes, "blobs", clock.now())));
    }

    private ReasonException bad(ReasonCode code, HomeId home, BlobPlace place, String seen) {
        String where = home + "/" + place.pack() + "@" + place.offset();
        return new ReasonException(Reason.of(
                code,
                Subject.server(""),
                clock.now(),
                new Evidence("blob-place", where, "", "blobs", clock.now()),
                new Evidence("seen", seen, "", "blobs", clock.now())));
    }
}
