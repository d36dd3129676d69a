package limpid.server.gate.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.store.ledger.HomeTransaction;

/** Knows the passkeys of persons. Safe for all threads. */
@FunctionalInterface
public interface PasskeyList {
    /** Those of a person. */
    List<Line> of(HomeTransaction rows, PersonId person);

    /**
     * One passkey, as the account's page shows it.
     *
     * @param name what the person calls it
     */
    record Line(String id, String name, Instant createdAt, Optional<Instant> lastUsedAt) {}
}
