package limpid.server.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.SessionRow;

/**
 * Somebody who lives in a home.
 *
 * @param usedBytes the contents of their live items
 * @param devices how many are signed in; without browsers
 * @param lastSeenAt the last contact of a device or browser of theirs
 * @param removal that they were removed and can still be taken back
 */
public record Member(
        PersonRow row, long usedBytes, long devices, Optional<Instant> lastSeenAt, Optional<Removal> removal) {
    static Member of(HomeTransaction rows, PersonRow row) {
        Stream<Instant> onDevices = devices(rows, row).map(DeviceRow::seenAt);
        Stream<Instant> inBrowsers = rows.sessions().stream()
                .filter(session -> session.person().equals(row.id()))
                .map(SessionRow::seenAt);
        return new Member(
                row,
                usedBytes(rows, row),
                devices(rows, row)
                        .filter(device -> device.revokedAt().isEmpty())
                        .count(),
                Stream.concat(onDevices, inBrowsers).max(Comparator.naturalOrder()),
                Removal.of(rows.documents(), row.id()));
    }

    private static Stream<DeviceRow> devices(HomeTransaction rows, PersonRow row) {
        return rows.devices().stream().filter(device -> device.person().equals(row.id()));
    }

    static long usedBytes(HomeTransaction rows, PersonRow row) {
        return rows.collections().stream()
                .filter(collection -> collection.owner().equals(row.id()))
                .mapToLong(CollectionRow::bytes)
                .sum();
    }
}
