package limpid.server.upkeep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.chunk.ChunkId;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.server.library.RestingChunk;
import limpid.store.blob.BlobStore;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.PackState;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * Removes sealed packs into which no row has pointed for a while, and moves what is wanted out of packs that are mostly
 * dead.
 */
final class Packs implements Chore {
    private final Ledger ledger;
    private final BlobStore blobs;
    private final Clock clock;
    /** Since when, by the steady clock, each pack was seen without rows. Lost with the program; then the wait begins anew. */
    private final Map<HomeId, Map<String, Long>> emptySince = new ConcurrentHashMap<>();

    Packs(Ledger ledger, BlobStore blobs, Clock clock) {
        this.ledger = ledger;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        Map<String, Long> before = emptySince.getOrDefault(home, Map.of());
        Map<String, Long> after = new HashMap<>();
        long moved = 0;
        for (PackState pack : blobs.packs(home)) {
            if (!pack.sealed()) {
                continue;
            }
            List<ChunkRow> rows = ledger.read(home, each -> each.contents().chunksIn(pack.pack()));
            if (rows.isEmpty()) {
                long since = before.getOrDefault(pack.pack(), clock.nanos());
                if (!dropIfOld(home, pack, since)) {
                    after.put(pack.pack(), since);
                }
            } else if (isMostlyDead(pack, rows) && moved < budget.scrubBytes()) {
                moved += move(home, rows, budget.scrubBytes() - moved);
            }
        }
        emptySince.put(home, after);
        return List.of();
    }

    private boolean dropIfOld(HomeId home, PackState pack, long since) {
        boolean old = clock.nanos() - since >= UpkeepSafety.EMPTY_PACKS_KEPT.toNanos();
        if (old) {
            blobs.drop(home, pack.pack());
        }
        return old;
    }

    private static boolean isMostlyDead(PackState pack, List<ChunkRow> rows) {
        long wanted = rows.stream()
                .filter(row -> row.state() == State.LIVE)
                .mapToLong(ChunkRow::length)
                .sum();
        return wanted > 0 && wanted * UpkeepSafety.PACK_LIVE_PART < pack.length();
    }

    /** Copies wanted chunks to where chunks are appended now; the old pack loses its rows and goes later. */
    private long move(HomeId home, List<ChunkRow> rows, long budget) {
        List<ChunkRow> taken = new ArrayList<>();
        List<Blob> copies = new ArrayList<>();
        long bytes = 0;
        for (ChunkRow row : rows) {
            if (row.state() == State.LIVE && (bytes == 0 || bytes + row.length() <= budget)) {
                Optional<byte[]> encoded = read(home, row);
                if (encoded.isPresent()) {
                    taken.add(row);
                    copies.add(new Blob(row.id(), row.encoding(), row.rawLength(), encoded.get()));
                    bytes += row.length();
                }
            }
        }
        if (!copies.isEmpty()) {
            List<BlobPlace> places = blobs.append(home, copies);
            ledger.write(home, each -> point(each, taken, places));
        }
        return bytes;
    }

    private Optional<byte[]> read(HomeId home, ChunkRow row) {
        try {
            return Optional.of(blobs.read(home, RestingChunk.place(row)));
        } catch (ReasonException e) {
            ReasonCode code = e.reason().code();
            if (code == ReasonCode.BLOB_MISSING || code == ReasonCode.BLOB_CORRUPT) {
                // What cannot be read stays where it is; the scrub names it and the items that it hits.
                return Optional.empty();
            }
            throw e;
        }
    }

    private static int point(HomeTransaction rows, List<ChunkRow> taken, List<BlobPlace> places) {
        Map<ChunkId, ChunkRow> known =
                rows.contents().chunks(taken.stream().map(ChunkRow::id).toList());
        List<ChunkRow> moved = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            ChunkRow row = known.get(taken.get(i).id());
            if (row != null && isSamePlace(row, taken.get(i))) {
                BlobPlace place = places.get(i);
                moved.add(new ChunkRow(
                        row.id(),
                        row.rawLength(),
                        row.encoding(),
                        place.pack(),
                        place.offset(),
                        place.length(),
                        row.inline(),
                        row.state()));
            }
        }
        if (!moved.isEmpty()) {
            rows.contents().putChunks(moved);
        }
        return moved.size();
    }

    private static boolean isSamePlace(ChunkRow row, ChunkRow other) {
        return row.pack().equals(other.pack()) && row.offset() == other.offset();
    }
}
