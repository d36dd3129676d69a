package limpid.store.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonException;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.Ledger;

/** Reads and hashes every chunk of a home. */
final class ChunkCheck {
    private static final int PAGE = 256;

    private final Ledger ledger;
    private final ChunkBytes bytes;
    private final HomeId home;
    private final List<StoreFlaw> flaws = new ArrayList<>();
    private long chunks;
    private long length;

    ChunkCheck(Ledger ledger, BlobStore blobs, ChunkDecoding decoding, HomeId home) {
        this.ledger = ledger;
        this.bytes = new ChunkBytes(blobs, decoding, home);
        this.home = home;
    }

    StoreReport run(StoreCheck.Progress progress) {
        // The chunk whose id is all zeros would be skipped; nobody can make it.
        ChunkId after = new ChunkId(new Hash(0, 0, 0, 0));
        for (List<ChunkRow> page = pageAfter(after); !page.isEmpty(); page = pageAfter(after)) {
            page.forEach(this::check);
            after = page.getLast().id();
            progress.reached(home, chunks, length);
        }
        return new StoreReport(flaws, 0, chunks, length);
    }

    private List<ChunkRow> pageAfter(ChunkId after) {
        return ledger.read(home, rows -> rows.contents().chunksAfter(after, PAGE));
    }

    private void check(ChunkRow row) {
        if (row.state() == State.QUARANTINED) {
            // Known to be bad; whoever needs it is named by the contents.
            return;
        }
        chunks++;
        length += row.rawLength();
        flawOf(row).filter(_ -> isStillSo(row)).ifPresent(flaws::add);
    }

    private Optional<StoreFlaw> flawOf(ChunkRow row) {
        try {
            boolean right = ChunkId.of(bytes.of(row)).equals(row.id());
            return right ? Optional.empty() : Optional.of(new StoreFlaw.WrongChunk(home, row.id()));
        } catch (ReasonException failure) {
            return Optional.of(new StoreFlaw.UnreadableChunk(home, row.id(), failure.reason()));
        }
    }

    /** Whether the chunk is still where it was: while we read it, it may have been removed or moved, with good reason. */
    private boolean isStillSo(ChunkRow row) {
        return ledger.read(home, rows -> Optional.ofNullable(
                        rows.contents().chunks(List.of(row.id())).get(row.id()))
                .filter(now -> now.pack().equals(row.pack()) && now.offset() == row.offset())
                .isPresent());
    }
}
