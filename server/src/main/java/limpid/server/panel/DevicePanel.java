package limpid.server.panel;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Dossiers;
import limpid.server.library.commit.Access;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.DeviceReport;

/** Reads the panel from the ledger: one's own devices, and those of the whole home for its owner. Safe for all threads. */
public final class DevicePanel {
    private final Ledger ledger;
    private final Clock clock;
    private final Reports reports = Reports.stored();
    private final Judge judge;

    public DevicePanel(Ledger ledger, Clock clock, ReasonTexts texts) {
        this.ledger = ledger;
        this.clock = clock;
        this.judge = new Judge(texts);
    }

    /** All that somebody may see, in the order of joining; those signed out, too. */
    public List<PanelEntry> entries(Viewer viewer) {
        Instant now = clock.now();
        return ledger.read(viewer.home(), rows -> {
            Map<PersonId, String> names =
                    rows.persons().stream().collect(Collectors.toMap(PersonRow::id, PersonRow::name));
            List<CollectionRow> collections = rows.collections();
            return rows.devices().stream()
                    .filter(viewer::mayTouch)
                    .sorted(Comparator.comparing(DeviceRow::joinedAt)
                            .thenComparing(row -> row.id().text()))
                    .map(device -> entry(rows, device, names.getOrDefault(device.person(), ""), collections, now))
                    .toList();
        });
    }

    /** One device. Fails with: NOT_FOUND, also for one that somebody may not see. */
    public PanelEntry entry(Viewer viewer, DeviceId id) {
        Instant now = clock.now();
        return ledger.read(viewer.home(), rows -> {
            DeviceRow device = device(rows, viewer, id, now);
            String person = rows.person(device.person()).map(PersonRow::name).orElse("");
            return entry(rows, device, person, rows.collections(), now);
        });
    }

    /** What people call a home. Fails with: NOT_FOUND. */
    public String home(Viewer viewer) {
        return ledger.read(viewer.home(), HomeTransaction::homeRow)
                .map(HomeRow::name)
                .orElseThrow(
                        () -> Access.notFound(Scope.HOME, "home", viewer.home().text(), clock.now()));
    }

    /** The row of a device that somebody may touch. Fails with: NOT_FOUND. */
    static DeviceRow device(HomeTransaction rows, Viewer viewer, DeviceId id, Instant now) {
        return rows.device(id)
                .filter(viewer::mayTouch)
                .orElseThrow(() -> Access.notFound(Scope.DEVICE, "device", id.text(), now));
    }

    private PanelEntry entry(
            HomeTransaction rows, DeviceRow device, String person, List<CollectionRow> collections, Instant now) {
        Dossier dossier = Dossiers.of(rows, device.id());
        Optional<DeviceReport> report = reports.read(device.report());
        Judge.Case known = new Judge.Case(device, dossier, report, head(collections, device.person()));
        return new PanelEntry(device, person, dossier, report, judge.judge(known, now));
    }

    /** What devices report their place in. */
    private static long head(List<CollectionRow> collections, PersonId person) {
        return collections.stream()
                .filter(row -> row.owner().equals(person) && row.kind().equals("files"))
                .mapToLong(CollectionRow::headSeq)
                .findFirst()
                .orElse(0);
    }
}
