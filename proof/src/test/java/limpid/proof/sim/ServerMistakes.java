package limpid.proof.sim;

import java.time.Instant;
import java.util.List;
import limpid.core.change.Digest;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** What an upkeep does to a server's rows that has one of the mistakes of {@link Defect}. */
record ServerMistakes(Ledger ledger, HomeId home, CollectionId files) {
    void upkeep(Defect defect) {
        ledger.write(home, rows -> {
            CollectionRow row = rows.collection(files).orElseThrow();
            if (defect == Defect.TOMBSTONES_EARLY) {
                rows.items().dropTombstones(files, row.headSeq(), Instant.MAX);
            } else if (defect == Defect.GARBAGE_IN_USE) {
                dropOneChunk(rows);
            } else if (defect == Defect.DIGEST_STALE) {
                rows.putCollection(withoutDigest(row));
            } else if (defect == Defect.GRANTS_KEPT) {
                keepGrants(rows);
            }
            return defect;
        });
    }

    private static void dropOneChunk(HomeTransaction rows) {
        rows.contents().chunksAfter(new ChunkId(new Hash(0, 0, 0, 0)), 1).forEach(chunk -> rows.contents()
                .dropChunks(List.of(chunk.id())));
    }

    private static CollectionRow withoutDigest(CollectionRow row) {
        return new CollectionRow(
                row.id(),
                row.kind(),
                row.owner(),
                row.epoch(),
                row.headSeq(),
                row.tombFloor(),
                Digest.EMPTY,
                row.items(),
                row.bytes());
    }

    private static void keepGrants(HomeTransaction rows) {
        for (GrantRow grant : List.copyOf(rows.grantsExpiring(Instant.MAX))) {
            rows.putGrant(grant.left(grant.bytes(), grant.expires().plusSeconds(100_000_000)));
        }
    }
}
