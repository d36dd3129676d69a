package limpid.doctor.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.ReasonTransition;
import limpid.core.reason.Wording;
import limpid.doctor.diagnosis.Diagnosis;

/**
 * What one may hand to a stranger who helps: the diagnosis and what held things up lately, without names, addresses and
 * secrets.
 *
 * @param text to read and to send
 * @param json the same diagnosis for programs
 */
public record Report(String text, String json) {
    private static final String HEAD = """
            Limpid doctor's report

            Names of files, people, devices and machines are replaced (name-1, word-2), the same one each time. There is
            nothing of any file's content in here. Read it before you send it.

            """;

    /**
     * Writes a report.
     *
     * @param facts lines on the program and the system, which the caller knows to tell nothing of persons
     * @param lately what held things up in the last days, oldest first
     */
    public static Report of(Diagnosis diagnosis, List<ReasonTransition> lately, List<String> facts, Instant now) {
        var redaction = new Redaction();
        var safe = redaction.redacted(diagnosis);
        var texts = ReasonTexts.english();
        var text = HEAD
                + "Written " + Wording.time(now) + "\n"
                + facts.stream().map(fact -> fact + "\n").collect(Collectors.joining())
                + "\n"
                + new DiagnosisText(texts, now).whole(safe)
                + "\nWhat held things up lately:\n"
                + history(redaction.redacted(lately));
        return new Report(text, new DiagnosisJson(texts).write(safe));
    }

    private static String history(List<ReasonTransition> lately) {
        if (lately.isEmpty()) {
            return "  nothing that was written down\n";
        }
        return lately.stream()
                .map(step -> "  " + step.at() + " " + step.kind() + " "
                        + step.reason().code() + " "
                        + step.reason().subject().scope() + " "
                        + step.reason().subject().name() + "\n")
                .collect(Collectors.joining());
    }
}
