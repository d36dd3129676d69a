package limpid.server.gate.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Remedy;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Loss;
import limpid.server.gate.panel.DeviceMessage.Battery;
import limpid.server.gate.panel.DeviceMessage.Disk;
import limpid.server.gate.panel.DeviceMessage.Holding;
import limpid.server.gate.panel.DeviceMessage.Lost;
import limpid.server.gate.panel.DeviceMessage.Paused;
import limpid.server.gate.panel.DeviceMessage.Pending;
import limpid.server.gate.panel.DeviceMessage.Person;
import limpid.server.gate.panel.DeviceMessage.Sealed;
import limpid.server.gate.panel.DeviceMessage.SignIn;
import limpid.server.gate.panel.DeviceMessage.Why;
import limpid.server.panel.Judgement;
import limpid.server.panel.PanelEntry;
import limpid.store.ledger.DeviceRow;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MachineFacts;

/** Puts what the panel knows of a device into the message for browsers. */
final class DeviceMessages {
    private final ReasonTexts texts;

    DeviceMessages(ReasonTexts texts) {
        this.texts = texts;
    }

    DeviceMessage of(PanelEntry entry, Instant now) {
        DeviceRow device = entry.device();
        Judgement judgement = entry.judgement();
        Optional<MachineFacts> machine = entry.report().flatMap(DeviceReport::machine);
        Optional<Dossier.Pause> pause = entry.pause(now);
        return new DeviceMessage(
                device.id().text(),
                device.name(),
                new Person(device.person().text(), entry.person()),
                device.platform(),
                machine.flatMap(MachineFacts::system),
                machine.flatMap(MachineFacts::model),
                entry.report().map(DeviceReport::version),
                serial(entry),
                machine.flatMap(MachineFacts::battery)
                        .map(battery -> new Battery(battery.percent(), battery.charging())),
                machine.flatMap(MachineFacts::disk).map(disk -> new Disk(disk.freeBytes(), disk.totalBytes())),
                judgement.state(),
                judgement.tone().name(),
                judgement.sentence(),
                judgement.since(),
                device.seenAt(),
                device.joinedAt(),
                device.revokedAt(),
                entry.report().map(report -> new Pending(report.pendingItems(), report.pendingBytes())),
                judgement.reasons().stream().map(this::why).toList(),
                mustSignIn(judgement),
                pause.flatMap(Dossier.Pause::until),
                pause.map(each -> new Paused(each.by(), each.at(), each.until(), entry.hasHeard(each))),
                entry.dossier().loss().filter(Loss::lasts).map(DeviceMessages::lost),
                entry.isHolding(),
                machine.map(MachineFacts::collections).orElse(List.of()).stream()
                        .map(each -> new Holding(each.kind(), each.items(), each.bytes()))
                        .toList());
    }

    /** What the machine tells itself comes first. */
    static Optional<String> serial(PanelEntry entry) {
        return entry.report()
                .flatMap(DeviceReport::machine)
                .flatMap(MachineFacts::serial)
                .or(() -> entry.dossier().plate().flatMap(Dossier.Plate::serial));
    }

    private Optional<SignIn> mustSignIn(Judgement judgement) {
        return judgement.state().equals(Judgement.SIGN_IN)
                ? judgement.reasons().stream()
                        .findFirst()
                        .map(reason -> new SignIn(reason.code().name(), reason.since(), texts.sentence(reason)))
                : Optional.empty();
    }

    static Lost lost(Loss loss) {
        return new Lost(
                loss.since(),
                loss.by(),
                loss.message(),
                loss.wipeAfterHours(),
                loss.wipeDue(),
                loss.sealed().map(Loss.Amount::at),
                loss.wiped().map(Loss.Amount::at),
                loss.foundAt(),
                loss.sealed()
                        .map(amount -> new Sealed(
                                amount.items(), amount.bytes(), amount.unsentItems(), amount.unsentBytes())));
    }

    private Why why(Reason reason) {
        return new Why(
                reason.code().name(),
                texts.title(reason.code()),
                texts.sentence(reason),
                reason.since(),
                texts.remedies(reason).stream().map(Remedy::sentence).toList(),
                reason.evidence().stream().map(DeviceMessages::seen).toList());
    }

    private static String seen(Evidence evidence) {
        String required = evidence.required().isEmpty() ? "" : " (well: " + evidence.required() + ")";
        return evidence.what() + ": " + evidence.observed() + required;
    }
}
