package limpid.store.ledger;

import java.time.Instant;
import limpid.core.chunk.Hash;
import limpid.core.id.PersonId;

/**
 * A signed-in browser.
 *
 * @param secretHash of the cookie
 * @param id by which people and logs name it; tells nothing of the secret
 * @param userAgent what the browser calls itself
 * @param address it signed in from
 * @param seenAt its last contact, by the server clock, give or take some minutes
 */
public record SessionRow(
        Hash secretHash,
        String id,
        PersonId person,
        String userAgent,
        String address,
        Instant createdAt,
        Instant seenAt,
        Instant expires) {
    /** The same, seen just now. */
    public SessionRow seen(Instant now) {
        return new SessionRow(secretHash, id, person, userAgent, address, createdAt, now, expires);
    }
}
