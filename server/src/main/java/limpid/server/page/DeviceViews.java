package limpid.server.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Remedy;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.core.reason.Wording;
import limpid.server.page.DeviceView.Why;
import limpid.store.ledger.DeviceRow;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.Protocol;

/**
 * Judges from a device's last report how it is. Green needs proof: a fresh report that says so, at the very place in
 * history where the collection is now.
 */
final class DeviceViews {
    /** A device that says nothing for this long is silent. */
    static final Duration SILENT_AFTER = Protocol.REPORT_EVERY.multipliedBy(3);

    private static final String SOURCE = "server";

    private final ReasonTexts texts;
    private final Reports reports;

    DeviceViews(ReasonTexts texts, Reports reports) {
        this.texts = texts;
        this.reports = reports;
    }

    /** How {@code device} is at {@code now}, if its collection stands at {@code head}. */
    DeviceView view(DeviceRow device, long head, Instant now) {
        Optional<DeviceReport> report = reports.read(device.report());
        if (device.seenAt().plus(SILENT_AFTER).isBefore(now)) {
            return silent(device, report, now);
        }
        return report.map(last -> reported(device, last, head))
                .orElseGet(() ->
                        view(device, Tone.UNKNOWN, new Html("Has joined, and has not said yet how it is."), List.of()));
    }

    private DeviceView silent(DeviceRow device, Optional<DeviceReport> last, Instant now) {
        List<Evidence> seen = new ArrayList<>();
        seen.add(new Evidence(
                "last-report-at",
                device.seenAt().toString(),
                "every " + Wording.span(Protocol.REPORT_EVERY),
                SOURCE,
                now));
        last.ifPresent(
                report -> seen.add(new Evidence("last-sentence", withoutStop(report.sentence()), "", SOURCE, now)));
        Reason reason = new Reason(
                ReasonCode.DEVICE_SILENT,
                new Subject(Scope.DEVICE, device.name()),
                device.seenAt(),
                seen,
                Optional.empty(),
                1);
        return view(
                device,
                Tone.UNKNOWN,
                Html.of("Not known since {}", Words.momentHtml(device.seenAt())),
                List.of(reason));
    }

    private DeviceView reported(DeviceRow device, DeviceReport report, long head) {
        Tone tone = tone(report, head);
        boolean behind = tone == Tone.SYNCING && report.state().equals("IN_STEP");
        Html sentence = behind
                ? Html.of("Syncing: {} on the way", Words.count(head - report.seq(), "change", "changes"))
                : Html.of("{}", report.sentence());
        return view(device, tone, sentence, report.reasons());
    }

    private static Tone tone(DeviceReport report, long head) {
        return switch (report.state()) {
            case "IN_STEP" -> report.seq() >= head ? Tone.IN_STEP : Tone.SYNCING;
            case "SYNCING" -> Tone.SYNCING;
            case "WAITING" -> Tone.WAITING;
            case "PAUSED" -> Tone.PAUSED;
            case "NEEDS_YOU" -> Tone.NEEDS_YOU;
            // A word that a newer agent may use: what we do not know is not well.
            default -> Tone.UNKNOWN;
        };
    }

    private DeviceView view(DeviceRow device, Tone tone, Html sentence, List<Reason> reasons) {
        return new DeviceView(
                device.id().text(),
                device.name(),
                device.platform(),
                tone,
                sentence,
                device.seenAt(),
                reasons.stream().map(this::why).toList());
    }

    private Why why(Reason reason) {
        return new Why(
                reason.code().name(),
                texts.title(reason.code()),
                texts.sentence(reason),
                reason.since(),
                texts.remedies(reason).stream().map(Remedy::sentence).toList(),
                reason.evidence().stream().map(DeviceViews::seen).toList());
    }

    /** The sentence as a part of another. */
    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String seen(Evidence evidence) {
        String required = evidence.required().isEmpty() ? "" : " (well: " + evidence.required() + ")";
        return evidence.what() + ": " + evidence.observed() + required;
    }
}
