package limpid.store.ledger;

import java.time.Instant;
import limpid.core.chunk.Hash;
import limpid.core.id.PersonId;

/**
 * A signed-in browser.
 *
 * @param secretHash of the cookie
 */
public record SessionRow(Hash secretHash, PersonId person, String userAgent, Instant createdAt, Instant expires) {}
