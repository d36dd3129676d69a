package limpid.server.upkeep;

import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.RestingChunk;
import limpid.server.library.commit.Objection;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.wire.frame.Frames;

/** Reads a chunk from where it rests and compares it with its name. */
final class ChunkProof {
    private final BlobStore blobs;
    private final Clock clock;
    private final Frames frames;

    ChunkProof(BlobStore blobs, Clock clock) {
        this.blobs = blobs;
        this.clock = clock;
        this.frames = new Frames(clock);
    }

    /** What is wrong with a chunk: BLOB_MISSING or BLOB_CORRUPT; empty if nothing is. Fails with: SERVER_STORAGE_OFFLINE. */
    Optional<Reason> flaw(HomeId home, ChunkRow row) {
        try {
            raw(home, row);
            return Optional.empty();
        } catch (ReasonException e) {
            ReasonCode code = e.reason().code();
            if (code == ReasonCode.BLOB_MISSING) {
                return Optional.of(e.reason());
            }
            if (code == ReasonCode.BLOB_CORRUPT || code == ReasonCode.CHECKSUM_MISMATCH) {
                return Optional.of(corrupt(row.id(), e.reason()));
            }
            // Any other says that the store could not be asked, which proves nothing about the chunk.
            throw e;
        }
    }

    /** The raw bytes, proved. Fails with: BLOB_MISSING, BLOB_CORRUPT, CHECKSUM_MISMATCH. */
    byte[] raw(HomeId home, ChunkRow row) {
        if (row.pack().isEmpty()) {
            ChunkId found = ChunkId.of(row.inline());
            if (!found.equals(row.id())) {
                throw objection(row.id()).saw("hash", found, row.id()).exception();
            }
            return row.inline();
        }
        return frames.decode(RestingChunk.frame(row, blobs.read(home, RestingChunk.place(row))));
    }

    private Reason corrupt(ChunkId id, Reason seen) {
        Objection objection = objection(id);
        seen.evidence().forEach(each -> objection.saw(each.what(), each.observed(), each.required()));
        return objection.reason();
    }

    private Objection objection(ChunkId id) {
        return Objection.of(ReasonCode.BLOB_CORRUPT, new Subject(Scope.ITEM, id.toString()), clock.now());
    }
}
