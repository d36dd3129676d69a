package limpid.server.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.server.page.HomeView.CollectionView;
import limpid.store.ledger.DeviceRow;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.SpaceState;

/** Homes to look at, for goldens and for pictures. */
final class SampleHomes {
    static final Instant NOW = Instant.parse("2026-11-21T14:05:00Z");
    static final long HEAD = 4812;
    static final Layout.Account ADA = new Layout.Account("Ada Lovelace", "0123456789abcdef0123456789abcdef");

    private SampleHomes() {}

    static HomeView empty() {
        return home(List.of());
    }

    static HomeView inStep() {
        return home(List.of(desktop(report("IN_STEP", "In step.", List.of(), HEAD)), silent())
                .subList(0, 1));
    }

    /** One device in step, one with a full disk: the picture of the handbook. */
    static HomeView oneNeedsYou() {
        return home(List.of(desktop(report("IN_STEP", "In step.", List.of(), HEAD)), laptop()));
    }

    static HomeView everything() {
        return home(List.of(
                desktop(report("IN_STEP", "In step.", List.of(), HEAD)),
                laptop(),
                view(
                        "Studio",
                        "macOS 15 aarch64",
                        report("SYNCING", "Syncing: 214 items, 1.2 GB, 40 seconds left.", List.of(), 4700),
                        NOW),
                view("Attic", "Linux 6.1 amd64", report("PAUSED", "Paused until 16:00.", List.of(), HEAD), NOW),
                silent(),
                view("<script>alert('x')</script>\u202Eevil", "Linux \"6\" & more", Optional.empty(), NOW)));
    }

    static DeviceView laptop() {
        Reason full = Reason.of(
                ReasonCode.DEVICE_DISK_FULL,
                Subject.device(),
                NOW.minus(Duration.ofMinutes(18)),
                new Evidence("volume", "/home", "", "disk", NOW),
                new Evidence("free-bytes", "20480", "", "disk", NOW),
                new Evidence("needed-bytes", "734003200", "", "disk", NOW));
        return view(
                "Travel laptop",
                "Linux 6.12 amd64",
                report("NEEDS_YOU", "Needs you: this device's disk is full.", List.of(full), 4790),
                NOW.minus(Duration.ofMinutes(2)));
    }

    private static DeviceView desktop(Optional<DeviceReport> report) {
        return view("Desk", "Linux 6.1 amd64", report, NOW);
    }

    private static DeviceView silent() {
        return view(
                "Old netbook",
                "Linux 5.10 i386",
                report("IN_STEP", "In step.", List.of(), HEAD),
                NOW.minus(Duration.ofDays(3)));
    }

    private static DeviceView view(String name, String platform, Optional<DeviceReport> report, Instant seen) {
        DeviceRow row = DeviceRow.joined(
                        new DeviceId("d-" + Integer.toHexString(name.hashCode())),
                        new PersonId("ada"),
                        name,
                        platform,
                        Hash.of(new byte[0]),
                        NOW.minus(Duration.ofDays(40)))
                .seen(seen, "");
        return new DeviceViews(ReasonTexts.english(), _ -> report).view(row, HEAD, NOW);
    }

    private static Optional<DeviceReport> report(String state, String sentence, List<Reason> reasons, long seq) {
        return Optional.of(new DeviceReport(state, sentence, NOW, 0, 0, reasons, Optional.of(NOW), seq, "0.1.0"));
    }

    private static HomeView home(List<DeviceView> devices) {
        return new HomeView(
                ADA.person(),
                ADA.formToken(),
                NOW,
                devices,
                List.of(new CollectionView("Files", 18_204, 61_300_000_000L)),
                new SpaceState(100_000_000_000L, 61_300_000_000L, 1_200_000_000L, 2_750_000_000L));
    }
}
