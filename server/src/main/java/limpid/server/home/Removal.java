package limpid.server.home;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.store.ledger.DocumentRows;

/**
 * That somebody was removed from a home: from then on they are kept out, and in the end what they had goes.
 *
 * @param by who removed them
 * @param due when what they had goes; until then they can be taken back
 * @param disabledBefore since when an administrator kept them out already; stays so when they are taken back
 */
public record Removal(PersonId person, Instant at, PersonId by, Instant due, Optional<Instant> disabledBefore) {
    /** How long somebody who was removed can be taken back. As long as what is deleted stays in Recently deleted. */
    public static final Duration GRACE = Duration.ofDays(30);

    private static final Shelf<Removal> SHELF = Shelf.of("removal", Removal.class);
    /** As many as are looked through in one round. */
    private static final int REMOVALS_MAX = 1000;

    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    static Optional<Removal> of(DocumentRows rows, PersonId person) {
        return SHELF.get(rows, person.text());
    }

    static List<Removal> all(DocumentRows rows) {
        return SHELF.first(rows, REMOVALS_MAX);
    }

    void put(DocumentRows rows) {
        SHELF.put(rows, person.text(), this);
    }

    void drop(DocumentRows rows) {
        SHELF.drop(rows, person.text());
    }
}
