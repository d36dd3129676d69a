package limpid.server.operator;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.server.account.NewPerson;

/**
 * Runs a server. Safe for all threads.
 *
 * <p>Fails with, from every method: what the ledger says; over the channel also what {@link limpid.host.net.Http} says.
 */
public interface Operator {
    /** Makes a home with this person as its owner. The person has no flaws. Fails with: ADDRESS_TAKEN. */
    HomeId owner(NewPerson person);

    /** A join code for a device of whoever signs in with {@code email}. Fails with: NOT_FOUND. */
    JoinCode code(String email);

    /** Gives a home, or the only one, a plan of {@code bytes}. Fails with: NOT_FOUND. */
    void plan(Optional<HomeId> home, long bytes);

    /** All devices of all homes, those signed out too. */
    List<DeviceLine> devices();

    /** Signs a device out. Fails with: NOT_FOUND. */
    void revoke(DeviceId device);

    /** All homes. */
    List<HomeLine> homes();

    /** People whose name or address has {@code text} in it; all for an empty one. */
    List<PersonLine> people(String text);

    /**
     * Keeps out whoever signs in with {@code email}, with all their devices, or lets them in again. Fails with: NOT_FOUND,
     * REQUEST_MALFORMED (nobody would be left to run the server).
     *
     * @param reason for the record; may be empty
     */
    void disable(String email, boolean disabled, String reason);

    /** What was done to the server, the last first, at most {@code limit}. */
    List<AuditLine> audit(int limit);

    /** Copies everything to a folder that is empty or not there, reads it again and compares. */
    BackupLine backup(Path to);

    /** Looks for what does not fit together; empty if all is well. Changes nothing. */
    List<FlawLine> check();

    /** A join code, for the one moment in which it is shown. */
    record JoinCode(String text, Instant expires) {}

    /**
     * One device.
     *
     * @param person the address of whose it is
     * @param state its last word on itself, such as {@code IN_STEP}; empty before the first
     */
    record DeviceLine(
            DeviceId id,
            HomeId home,
            String person,
            String name,
            String platform,
            Instant joinedAt,
            Instant seenAt,
            Optional<Instant> revokedAt,
            String state) {}

    /**
     * One home.
     *
     * @param owners their addresses
     */
    record HomeLine(
            HomeId id, String name, List<String> owners, int people, int devices, long planBytes, long usedBytes) {}

    /** One person. */
    record PersonLine(
            HomeId home,
            PersonId id,
            String name,
            String email,
            String role,
            boolean administrator,
            Optional<Instant> disabledAt,
            int devices,
            long usedBytes,
            Optional<Instant> lastSeenAt) {}

    /** One thing that was done. */
    record AuditLine(Instant at, String who, String what, String address, String sentence) {}

    /** What a backup holds. */
    record BackupLine(Path to, long files, long bytes) {}

    /** One thing that does not fit together. */
    record FlawLine(String code, String sentence) {}
}
