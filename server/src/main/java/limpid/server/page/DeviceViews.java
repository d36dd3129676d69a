package limpid.server.page;

import java.time.Instant;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Remedy;
import limpid.server.dossier.Dossier;
import limpid.server.page.DeviceView.Why;
import limpid.server.panel.Judge;
import limpid.server.panel.Judgement;
import limpid.server.panel.Reports;
import limpid.store.ledger.DeviceRow;

/** Shows how devices are, as {@link Judge} judges them. */
final class DeviceViews {
    private final ReasonTexts texts;
    private final Reports reports;
    private final Judge judge;

    DeviceViews(ReasonTexts texts, Reports reports) {
        this.texts = texts;
        this.reports = reports;
        this.judge = new Judge(texts);
    }

    /** How {@code device} is at {@code now}, if its collection stands at {@code head}. */
    DeviceView view(DeviceRow device, long head, Instant now) {
        Judge.Case known = new Judge.Case(device, Dossier.EMPTY, reports.read(device.report()), head);
        Judgement judgement = judge.judge(known, now);
        Html sentence = judgement.state().equals(Judgement.SILENT)
                ? Html.of("Not known since {}", Words.momentHtml(device.seenAt()))
                : Html.of("{}", judgement.sentence());
        return view(device, judgement, sentence);
    }

    private DeviceView view(DeviceRow device, Judgement judgement, Html sentence) {
        return new DeviceView(
                device.id().text(),
                device.name(),
                device.platform(),
                judgement.tone(),
                sentence,
                device.seenAt(),
                judgement.reasons().stream().map(this::why).toList());
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

    private static String seen(Evidence evidence) {
        String required = evidence.required().isEmpty() ? "" : " (well: " + evidence.required() + ")";
        return evidence.what() + ": " + evidence.observed() + required;
    }
}
