package limpid.store.ledger;

import java.time.Instant;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;

/**
 * Something that syncs for one person.
 *
 * @param secretHash of its secret
 * @param platform such as {@code Linux 6.1 amd64}
 * @param joinedAt by the server clock
 * @param seenAt its last contact, by the server clock
 * @param revokedAt when it was signed out; empty while it is welcome
 * @param report its last report as JSON; empty before the first
 */
public record DeviceRow(
        DeviceId id,
        PersonId person,
        String name,
        String platform,
        Hash secretHash,
        Instant joinedAt,
        Instant seenAt,
        Optional<Instant> revokedAt,
        String report) {}
