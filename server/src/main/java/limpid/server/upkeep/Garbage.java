package limpid.server.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.host.time.Clock;
import limpid.store.ledger.ContentRows;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * Condemns chunks that nothing keeps, and drops those that were condemned a whole cycle ago and still are not kept. Each
 * decision is made and written in one transaction, so a commit or a question for a chunk comes before or after it.
 */
final class Garbage implements Chore {
    private static final ChunkId START = new ChunkId(new Hash(0, 0, 0, 0));

    private final Ledger ledger;
    private final Clock clock;
    /** How far the cycle of each home has come; lost with the program, which only makes a cycle begin again. */
    private final Map<HomeId, ChunkId> positions = new ConcurrentHashMap<>();

    Garbage(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        dropOrphans(home, budget);
        ChunkId from = positions.getOrDefault(home, START);
        List<ChunkRow> page = ledger.read(home, rows -> rows.contents().chunksAfter(from, budget.rows()));
        List<ChunkId> suspects = ledger.read(home, rows -> suspects(rows.contents(), page));
        if (!suspects.isEmpty()) {
            ledger.write(home, rows -> sweep(rows, suspects));
        }
        if (page.size() < budget.rows()) {
            positions.remove(home);
        } else {
            positions.put(home, page.getLast().id());
        }
        return List.of();
    }

    private void dropOrphans(HomeId home, Budget budget) {
        boolean any = ledger.read(home, rows -> !rows.contents().orphans(1).isEmpty());
        if (any) {
            ledger.write(home, rows -> {
                List<ContentId> orphans = rows.contents().orphans(budget.rows());
                orphans.forEach(rows.contents()::dropParts);
                return orphans;
            });
        }
    }

    /** Those whose row may have to change: not kept, or kept though condemned. */
    private List<ChunkId> suspects(ContentRows contents, List<ChunkRow> page) {
        List<ChunkId> ids = page.stream().map(ChunkRow::id).toList();
        Set<ChunkId> kept = kept(contents, ids);
        return page.stream()
                .filter(row -> !kept.contains(row.id()) || row.state() == State.CONDEMNED)
                .map(ChunkRow::id)
                .toList();
    }

    private Set<ChunkId> kept(ContentRows contents, Collection<ChunkId> ids) {
        Instant now = clock.now();
        return ids.isEmpty() ? Set.of() : Set.copyOf(contents.kept(ids, now));
    }

    private int sweep(HomeTransaction rows, List<ChunkId> suspects) {
        Set<ChunkId> kept = kept(rows.contents(), suspects);
        List<ChunkRow> changed = new ArrayList<>();
        List<ChunkId> dropped = new ArrayList<>();
        for (ChunkRow row : rows.contents().chunks(suspects).values()) {
            boolean isKept = kept.contains(row.id());
            switch (row.state()) {
                case LIVE -> {
                    if (!isKept) {
                        changed.add(row.in(State.CONDEMNED));
                    }
                }
                case CONDEMNED -> {
                    if (isKept) {
                        changed.add(row.in(State.LIVE));
                    } else {
                        dropped.add(row.id());
                    }
                }
                case QUARANTINED -> {
                    if (!isKept) {
                        dropped.add(row.id());
                    }
                }
            }
        }
        if (!changed.isEmpty()) {
            rows.contents().putChunks(changed);
        }
        if (!dropped.isEmpty()) {
            rows.contents().dropChunks(dropped);
        }
        return changed.size() + dropped.size();
    }
}
