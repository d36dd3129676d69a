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
 * @param hold why it is let in no further until somebody signs in there; empty as a rule
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
        Optional<Hold> hold,
        String report) {
    /** A device that has just joined. */
    public static DeviceRow joined(
            DeviceId id, PersonId person, String name, String platform, Hash secretHash, Instant now) {
        return new DeviceRow(id, person, name, platform, secretHash, now, now, Optional.empty(), Optional.empty(), "");
    }

    /**
     * Why a device must be signed in again.
     *
     * @param code of the reason, as in the catalogue, such as {@code CREDENTIALS_REJECTED}
     * @param since when that was decided
     * @param by where from, in words for the person, such as a browser and its address
     */
    public record Hold(String code, Instant since, String by) {}

    /** The same, seen just now with a report. */
    public DeviceRow seen(Instant now, String lastReport) {
        return new DeviceRow(id, person, name, platform, secretHash, joinedAt, now, revokedAt, hold, lastReport);
    }

    /** The same by another name. */
    public DeviceRow called(String other) {
        return new DeviceRow(id, person, other, platform, secretHash, joinedAt, seenAt, revokedAt, hold, report);
    }

    /** The same, signed out. */
    public DeviceRow revoked(Instant at) {
        return new DeviceRow(id, person, name, platform, secretHash, joinedAt, seenAt, Optional.of(at), hold, report);
    }

    /** The same, kept out until somebody signs in there; empty lets it in. */
    public DeviceRow held(Optional<Hold> why) {
        return new DeviceRow(id, person, name, platform, secretHash, joinedAt, seenAt, revokedAt, why, report);
    }

    /** The same with another secret. */
    public DeviceRow withSecret(Hash hash) {
        return new DeviceRow(id, person, name, platform, hash, joinedAt, seenAt, revokedAt, hold, report);
    }
}
