package limpid.server.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.host.time.Clock;
import limpid.server.account.Session;
import limpid.server.page.HomeView.CollectionView;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.SpaceState;

/** Reads from the ledger what pages show of one person's home. Sees that person's devices and collections only. */
final class Household {
    private static final SpaceState NO_SPACE = new SpaceState(0, 0, 0, 0);

    private final Ledger ledger;
    private final Clock clock;
    private final DeviceViews views;

    Household(Ledger ledger, Clock clock, DeviceViews views) {
        this.ledger = ledger;
        this.clock = clock;
        this.views = views;
    }

    /** Everything for the first page, as one picture. */
    HomeView home(Session session) {
        Instant now = clock.now();
        return ledger.read(session.home(), rows -> {
            List<CollectionRow> collections = collections(rows, session);
            return new HomeView(
                    name(rows, session),
                    session.formToken(),
                    now,
                    devices(rows, session).stream()
                            .map(device -> views.view(device, head(collections), now))
                            .toList(),
                    collections.stream().map(Household::view).toList(),
                    rows.homeRow().map(Household::space).orElse(NO_SPACE));
        });
    }

    /** Who is signed in, for the top of the page. */
    Layout.Account account(Session session) {
        return new Layout.Account(ledger.read(session.home(), rows -> name(rows, session)), session.formToken());
    }

    /** One device of this person; empty if there is none of that id that is welcome. */
    Optional<DeviceView> device(Session session, DeviceId id) {
        Instant now = clock.now();
        return ledger.read(session.home(), rows -> devices(rows, session).stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .map(device -> views.view(device, head(collections(rows, session)), now)));
    }

    /** The device that joined last, if it did so at {@code since} or later. */
    Optional<DeviceView> joinedSince(Session session, Instant since) {
        Instant now = clock.now();
        return ledger.read(session.home(), rows -> devices(rows, session).stream()
                .filter(device -> !device.joinedAt().isBefore(since))
                .max(Comparator.comparing(DeviceRow::joinedAt))
                .map(device -> views.view(device, head(collections(rows, session)), now)));
    }

    private static List<DeviceRow> devices(HomeTransaction rows, Session session) {
        return rows.devices().stream()
                .filter(device -> device.person().equals(session.person())
                        && device.revokedAt().isEmpty())
                .sorted(Comparator.comparing(DeviceRow::joinedAt))
                .toList();
    }

    private static List<CollectionRow> collections(HomeTransaction rows, Session session) {
        return rows.collections().stream()
                .filter(collection -> collection.owner().equals(session.person()))
                .toList();
    }

    /** What devices report their place in. */
    private static long head(List<CollectionRow> collections) {
        return collections.stream()
                .filter(collection -> collection.kind().equals("files"))
                .mapToLong(CollectionRow::headSeq)
                .findFirst()
                .orElse(0);
    }

    private static String name(HomeTransaction rows, Session session) {
        return rows.person(session.person()).map(PersonRow::name).orElse("");
    }

    private static CollectionView view(CollectionRow row) {
        String title = row.kind().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + row.kind().substring(1);
        return new CollectionView(title, row.items(), row.bytes());
    }

    private static SpaceState space(HomeRow row) {
        return new SpaceState(row.planBytes(), row.usedBytes(), row.reservedBytes(), row.keptBytes());
    }
}
