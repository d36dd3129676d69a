package limpid.store.check;

import java.util.List;
import limpid.core.id.HomeId;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.Ledger;

/**
 * Compares the ledger with the blobs: each chunk is read and hashed, and each item's content must be there in full. Sums
 * and digests are counted elsewhere. Takes as long as reading everything does; what is written meanwhile is looked at or
 * not, but never reported wrongly.
 */
public final class StoreCheck {
    private final Ledger ledger;
    private final BlobStore blobs;
    private final ChunkDecoding decoding;

    public StoreCheck(Ledger ledger, BlobStore blobs, ChunkDecoding decoding) {
        this.ledger = ledger;
        this.blobs = blobs;
        this.decoding = decoding;
    }

    /** Is told how far a check has come. */
    @FunctionalInterface
    public interface Progress {
        void reached(HomeId home, long chunks, long bytes);
    }

    /** Checks all homes. Fails with what the ledger fails with; flaws of blobs are in the report. */
    public StoreReport all(Progress progress) {
        StoreReport report = new StoreReport(List.of(), 0, 0, 0);
        for (HomeId home : ledger.<List<HomeId>>administer(DirectoryTransaction::homes)) {
            report = report.and(home(home, progress));
        }
        return report;
    }

    /** Checks one home. */
    public StoreReport home(HomeId home, Progress progress) {
        StoreReport chunks = new ChunkCheck(ledger, blobs, decoding, home).run(progress);
        return chunks.and(new ContentCheck(ledger, blobs, decoding, home).run());
    }
}
