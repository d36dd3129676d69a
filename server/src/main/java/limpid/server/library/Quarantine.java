package limpid.server.library;

import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Hint;

/**
 * Sets bad chunks aside: they count as missing from then on, and devices hear that asking for their state is worth while,
 * where they find which items they are asked to send again.
 */
public final class Quarantine {
    private static final List<Hint> WORTH_ASKING = List.of(new Hint(Hint.Kind.DEVICE, "", 0));

    private final Ledger ledger;
    private final HintFeed hints;

    public Quarantine(Ledger ledger, HintFeed hints) {
        this.ledger = ledger;
        this.hints = hints;
    }

    /**
     * Sets a chunk aside that was found bad. Returns whether it did: upkeep may have moved the chunk meanwhile, or a
     * device sent it again, and then what was read says nothing about what is held now.
     */
    public boolean set(HomeId home, ChunkRow bad) {
        boolean set = ledger.write(home, rows -> isSet(rows, bad));
        if (set) {
            hints.tell(home, WORTH_ASKING);
        }
        return set;
    }

    private static boolean isSet(HomeTransaction rows, ChunkRow bad) {
        Optional<ChunkRow> same = Optional.ofNullable(
                        rows.contents().chunks(List.of(bad.id())).get(bad.id()))
                .filter(row -> row.state() != State.QUARANTINED)
                .filter(row -> row.pack().equals(bad.pack()) && row.offset() == bad.offset());
        same.ifPresent(row -> {
            rows.contents().putChunks(List.of(row.in(State.QUARANTINED)));
            Outbox.add(rows, WORTH_ASKING);
        });
        return same.isPresent();
    }

    /** Chunks that were set aside are there again: who waits for them may go on. Goes with the transaction that has them. */
    static List<Hint> ended(HomeTransaction rows) {
        Outbox.add(rows, WORTH_ASKING);
        return WORTH_ASKING;
    }
}
