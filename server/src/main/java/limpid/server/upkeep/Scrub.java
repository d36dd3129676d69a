package limpid.server.upkeep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.host.time.Clock;
import limpid.server.library.HintFeed;
import limpid.server.library.Quarantine;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.Ledger;

/**
 * Reads stored chunks again and proves them. A bad one is quarantined: it counts as missing from then on, so that whoever
 * still holds it sends it again; and the items it hits are named. After the last chunk of a home it rests for a while: a
 * small home would otherwise be read all day long.
 */
final class Scrub implements Chore {
    private static final ChunkId START = new ChunkId(new Hash(0, 0, 0, 0));
    private static final int PAGE = 256;

    private final Ledger ledger;
    private final Clock clock;
    private final ChunkProof proof;
    private final Quarantine quarantine;
    private final Map<HomeId, ChunkId> positions = new ConcurrentHashMap<>();
    /** When each home was through, by the steady clock. */
    private final Map<HomeId, Long> through = new ConcurrentHashMap<>();

    Scrub(Ledger ledger, BlobStore blobs, Clock clock, HintFeed hints) {
        this.quarantine = new Quarantine(ledger, hints);
        this.ledger = ledger;
        this.clock = clock;
        this.proof = new ChunkProof(blobs, clock);
    }

    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        if (rests(home)) {
            return List.of();
        }
        ChunkId from = positions.getOrDefault(home, START);
        List<ChunkRow> page = ledger.read(home, rows -> rows.contents().chunksAfter(from, PAGE));
        Map<ChunkId, Reason> bad = new LinkedHashMap<>();
        long read = 0;
        ChunkId last = from;
        for (ChunkRow row : page) {
            if (read >= budget.scrubBytes()) {
                break;
            }
            last = row.id();
            if (row.state() != State.QUARANTINED) {
                read += row.length();
                proof.flaw(home, row)
                        .filter(flaw -> quarantine.set(home, row))
                        .ifPresent(flaw -> bad.put(row.id(), flaw));
            }
        }
        boolean atEnd =
                page.size() < PAGE && (page.isEmpty() || page.getLast().id().equals(last));
        if (atEnd) {
            positions.remove(home);
            through.put(home, clock.nanos());
        } else {
            positions.put(home, last);
        }
        return bad.isEmpty() ? List.of() : new Hits(ledger, proof, clock).of(home, bad);
    }

    private boolean rests(HomeId home) {
        Long since = through.get(home);
        return since != null && clock.nanos() - since < UpkeepSafety.SCRUB_RESTS.toNanos();
    }
}
