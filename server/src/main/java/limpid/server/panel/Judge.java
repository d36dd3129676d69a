package limpid.server.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.core.reason.Wording;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Loss;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DeviceRow.Hold;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.Protocol;

/**
 * Judges how a device is. Green needs proof: a fresh report that says so, at the very place in history where the
 * collection is now. Pure: reads values, returns a value.
 */
public final class Judge {
    /** A device that says nothing for this long is silent. */
    public static final Duration SILENT_AFTER = Protocol.REPORT_EVERY.multipliedBy(3);

    private static final String SOURCE = "server";

    private final ReasonTexts texts;

    public Judge(ReasonTexts texts) {
        this.texts = texts;
    }

    /**
     * What is known of a device.
     *
     * @param report its last; empty before the first
     * @param head where its files collection stands
     */
    public record Case(DeviceRow device, Dossier dossier, Optional<DeviceReport> report, long head) {}

    /** How a device is at {@code now}. */
    public Judgement judge(Case known, Instant now) {
        DeviceRow device = known.device();
        Optional<Loss> lost =
                known.dossier().loss().filter(loss -> loss.foundAt().isEmpty());
        if (lost.isPresent()) {
            return lost(device, lost.get(), now);
        }
        if (device.revokedAt().isPresent()) {
            return signedOut(known, device.revokedAt().get());
        }
        if (device.hold().isPresent()) {
            return held(device, device.hold().get(), now);
        }
        if (device.seenAt().plus(SILENT_AFTER).isBefore(now)) {
            return silent(device, known.report(), now);
        }
        return known.report()
                .map(report -> reported(report, known.head()))
                .orElseGet(() -> new Judgement(
                        Tone.UNKNOWN,
                        Judgement.NEW,
                        "Has joined, and has not said yet how it is.",
                        device.joinedAt(),
                        List.of()));
    }

    private static Judgement lost(DeviceRow device, Loss loss, Instant now) {
        String done = loss.wiped()
                .map(amount -> "Lost: what the server holds was wiped there on " + Moments.words(amount.at()) + ".")
                .or(() -> loss.sealed()
                        .map(amount -> "Lost: its files have been locked since " + Moments.words(amount.at()) + "."))
                .orElse("Lost: it is locked at its next contact.");
        Reason reason = Reason.of(
                ReasonCode.DEVICE_LOST,
                new Subject(Scope.DEVICE, device.name()),
                loss.since(),
                new Evidence("changed-at", loss.since().toString(), "", SOURCE, now),
                new Evidence("changed-from", loss.by(), "", SOURCE, now));
        return new Judgement(Tone.NEEDS_YOU, Judgement.LOST, done, loss.since(), List.of(reason));
    }

    private static Judgement signedOut(Case known, Instant at) {
        String by = known.dossier()
                .departure()
                .map(departure -> " by " + departure.by())
                .orElse("");
        return new Judgement(
                Tone.UNKNOWN, Judgement.SIGNED_OUT, "Signed out on " + Moments.words(at) + by + ".", at, List.of());
    }

    /** Such a device cannot report, so what its row says is all there is to know; and it is certain. */
    private Judgement held(DeviceRow device, Hold hold, Instant now) {
        Reason reason = Reason.of(
                ReasonCode.valueOf(hold.code()),
                new Subject(Scope.DEVICE, device.name()),
                hold.since(),
                new Evidence("changed-at", hold.since().toString(), "", SOURCE, now),
                new Evidence("changed-from", hold.by(), "", SOURCE, now));
        return new Judgement(
                Tone.NEEDS_YOU,
                Judgement.SIGN_IN,
                "Needs you: " + texts.sentence(reason),
                hold.since(),
                List.of(reason));
    }

    private static Judgement silent(DeviceRow device, Optional<DeviceReport> last, Instant now) {
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
        return new Judgement(
                Tone.UNKNOWN,
                Judgement.SILENT,
                "Not known since " + Moments.words(device.seenAt()),
                device.seenAt(),
                List.of(reason));
    }

    private static Judgement reported(DeviceReport report, long head) {
        Tone tone = tone(report, head);
        boolean behind = tone == Tone.SYNCING && report.state().equals("IN_STEP");
        String sentence = behind ? "Syncing: " + changes(head - report.seq()) + " on the way" : report.sentence();
        return new Judgement(
                tone, behind ? Tone.SYNCING.name() : report.state(), sentence, report.since(), report.reasons());
    }

    private static String changes(long count) {
        return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? "change" : "changes");
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

    /** The sentence as a part of another. */
    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
