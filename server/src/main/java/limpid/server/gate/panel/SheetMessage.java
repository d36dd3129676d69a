package limpid.server.gate.panel;

import java.time.Instant;
import java.util.Optional;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Loss;
import limpid.server.gate.panel.DeviceMessage.Person;
import limpid.server.panel.PanelEntry;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MachineFacts;

/**
 * All that is printed when a machine changes hands. What nobody knows is left out, so that the paper says nothing untrue.
 *
 * @param signedOut empty while its secret still opens the home
 * @param erased what the device said that it removed of itself; empty if it never said so
 * @param wiped what a lost device said that it removed
 * @param printedBy who asked for the sheet
 */
record SheetMessage(
        String device,
        String name,
        Person person,
        String home,
        String platform,
        Optional<String> os,
        Optional<String> model,
        Optional<String> serial,
        Optional<String> imei,
        Instant joinedAt,
        Instant seenAt,
        Optional<SignedOut> signedOut,
        Optional<Erased> erased,
        Optional<Erased> wiped,
        boolean lost,
        Instant printedAt,
        String printedBy) {
    /** That it was signed out; {@code by} is left out where nobody noted it. */
    record SignedOut(Instant at, Optional<String> by) {}

    /** What was removed; {@code kept} files stayed, because the server did not hold them. */
    record Erased(Instant at, long items, long bytes, long kept) {}

    static SheetMessage of(PanelEntry entry, String home, String printedBy, Instant now) {
        Optional<MachineFacts> machine = entry.report().flatMap(DeviceReport::machine);
        Dossier dossier = entry.dossier();
        Optional<Loss> loss = dossier.loss();
        return new SheetMessage(
                entry.device().id().text(),
                entry.device().name(),
                new Person(entry.device().person().text(), entry.person()),
                home,
                entry.device().platform(),
                machine.flatMap(MachineFacts::system),
                machine.flatMap(MachineFacts::model),
                DeviceMessages.serial(entry),
                dossier.plate().flatMap(Dossier.Plate::imei),
                entry.device().joinedAt(),
                entry.device().seenAt(),
                entry.device()
                        .revokedAt()
                        .map(at -> new SignedOut(at, dossier.departure().map(Dossier.Departure::by))),
                dossier.departure()
                        .flatMap(Dossier.Departure::erased)
                        .map(erased -> new Erased(erased.at(), erased.items(), erased.bytes(), erased.kept())),
                loss.flatMap(Loss::wiped)
                        .map(wiped -> new Erased(wiped.at(), wiped.items(), wiped.bytes(), wiped.unsentItems())),
                loss.filter(each -> each.foundAt().isEmpty()).isPresent(),
                now,
                printedBy);
    }
}
