package limpid.server.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/**
 * How many there are of what.
 *
 * @param at when it was counted
 * @param took how long that took
 * @param disabled of the people, those who are kept out
 * @param silent of the devices, those not heard of for long
 * @param needsYou of the devices, those that somebody has to help
 * @param usedBytes contents of live items, as homes count them
 * @param keptBytes contents of old versions
 */
public record Tally(
        Instant at,
        Duration took,
        long homes,
        long people,
        long disabled,
        long devices,
        long silent,
        long needsYou,
        long usedBytes,
        long keptBytes) {
    /** What is to be thought of a device, from what its row says. */
    public interface DeviceJudge {
        Health of(DeviceRow device, Instant now);
    }

    /** How a device is, as an administrator cares. */
    public enum Health {
        WELL,
        SILENT,
        NEEDS_YOU
    }

    static Tally none(Instant at) {
        return new Tally(at, Duration.ZERO, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    static Tally of(HomeTransaction rows, DeviceJudge judge, Instant now) {
        Optional<HomeRow> row = rows.homeRow();
        List<PersonRow> people = rows.persons();
        List<Health> devices = rows.devices().stream()
                .filter(device -> device.revokedAt().isEmpty())
                .map(device -> judge.of(device, now))
                .toList();
        return new Tally(
                now,
                Duration.ZERO,
                row.isPresent() ? 1 : 0,
                people.size(),
                people.stream()
                        .filter(person -> person.rights().disabledAt().isPresent())
                        .count(),
                devices.size(),
                devices.stream().filter(Health.SILENT::equals).count(),
                devices.stream().filter(Health.NEEDS_YOU::equals).count(),
                row.map(HomeRow::usedBytes).orElse(0L),
                row.map(HomeRow::keptBytes).orElse(0L));
    }

    /** Both together, counted when this was. */
    Tally and(Tally other) {
        return new Tally(
                at,
                took.plus(other.took),
                homes + other.homes,
                people + other.people,
                disabled + other.disabled,
                devices + other.devices,
                silent + other.silent,
                needsYou + other.needsYou,
                usedBytes + other.usedBytes,
                keptBytes + other.keptBytes);
    }

    Tally tookNanos(long nanos) {
        return new Tally(
                at, Duration.ofNanos(nanos), homes, people, disabled, devices, silent, needsYou, usedBytes, keptBytes);
    }
}
