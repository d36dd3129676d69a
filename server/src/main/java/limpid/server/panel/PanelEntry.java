package limpid.server.panel;

import java.time.Instant;
import java.util.Optional;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Dossier.Pause;
import limpid.store.ledger.DeviceRow;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.OrdersHeard;

/**
 * One device as the panel shows it.
 *
 * @param person whose it is, for people
 * @param report its last; empty before the first
 */
public record PanelEntry(
        DeviceRow device, String person, Dossier dossier, Optional<DeviceReport> report, Judgement judgement) {
    /** Whether it holds deletions back until somebody confirms them. */
    public boolean isHolding() {
        return heldItems().isPresent();
    }

    /** How many deletions it holds back. */
    Optional<Long> heldItems() {
        return judgement.reasons().stream()
                .filter(reason -> reason.code() == ReasonCode.MASS_DELETE_GUARD)
                .findFirst()
                .map(reason -> evidence(reason, "deletions")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .orElse(0L));
    }

    /** The pause that people see: one that was ordered and not undone, or one that the device says it makes. */
    public Optional<Pause> pause(Instant now) {
        Optional<Pause> ordered = dossier.pause()
                .filter(Pause::on)
                .filter(pause -> pause.until().map(now::isBefore).orElse(true))
                .filter(pause -> !hasHeard(pause) || isPausing());
        return ordered.or(this::reportedPause);
    }

    /** Whether the device has taken in an order. */
    public boolean hasHeard(Pause order) {
        return report.flatMap(DeviceReport::heard).map(OrdersHeard::pauseWord).orElse(0L) >= order.word();
    }

    private boolean isPausing() {
        return judgement.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.PAUSED);
    }

    private Optional<Pause> reportedPause() {
        return judgement.reasons().stream()
                .filter(reason -> reason.code() == ReasonCode.PAUSED)
                .findFirst()
                .map(reason -> new Pause(
                        0, true, reason.nextAttemptAt(), evidence(reason, "by").orElse(device.name()), reason.since()));
    }

    private static Optional<String> evidence(Reason reason, String what) {
        return reason.evidence().stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .map(each -> each.observed());
    }
}
