package limpid.server.library;

import java.util.List;
import java.util.Optional;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeTransaction;

/** Sets bad chunks aside: they count as missing from then on, so that whoever still has them sends them again. */
public final class Quarantine {
    private Quarantine() {}

    /**
     * Sets a chunk aside that was found bad. Returns whether it did: upkeep may have moved the chunk meanwhile, or a
     * device sent it again, and then what was read says nothing about what is held now.
     */
    public static boolean set(HomeTransaction rows, ChunkRow bad) {
        Optional<ChunkRow> same = Optional.ofNullable(
                        rows.contents().chunks(List.of(bad.id())).get(bad.id()))
                .filter(row -> row.state() != State.QUARANTINED)
                .filter(row -> row.pack().equals(bad.pack()) && row.offset() == bad.offset());
        same.ifPresent(row -> rows.contents().putChunks(List.of(row.in(State.QUARANTINED))));
        return same.isPresent();
    }
}
