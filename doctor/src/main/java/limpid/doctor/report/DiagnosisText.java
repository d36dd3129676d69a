package limpid.doctor.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import limpid.core.reason.Evidence;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Remedy;
import limpid.core.reason.Who;
import limpid.core.reason.Wording;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.diagnosis.Cause;
import limpid.doctor.diagnosis.Diagnosis;

/** A diagnosis in words for people: the causes first, what helps, what was seen; then what was looked at. */
public final class DiagnosisText {
    private static final List<String> NUMBERS = List.of("Nothing", "One thing", "Two things", "Three things");

    /** What began within this time began now, for a reader. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final ReasonTexts texts;
    private final Instant now;

    /**
     * Words in the language of {@code texts}.
     *
     * @param now what spans of time are counted to
     */
    public DiagnosisText(ReasonTexts texts, Instant now) {
        this.texts = texts;
        this.now = now;
    }

    /** For the person at the screen: of the checks only those that are not well. */
    public String brief(Diagnosis diagnosis) {
        var troubled = diagnosis.checks().stream()
                .filter(examined -> !(examined.finding() instanceof Finding.Healthy))
                .toList();
        var lines =
                troubled.stream().filter(examined -> !waitsForAnother(examined)).toList();
        return causes(diagnosis) + summary(diagnosis) + checks(lines) + waiting(troubled.size() - lines.size());
    }

    /** For a report: all checks, each with what it saw. */
    public String whole(Diagnosis diagnosis) {
        return causes(diagnosis) + summary(diagnosis) + checksWithEvidence(diagnosis.checks());
    }

    private static boolean waitsForAnother(Examined examined) {
        return examined.finding() instanceof Finding.NotChecked skipped
                && skipped.need().isPresent();
    }

    private static String waiting(int checks) {
        return switch (checks) {
            case 0 -> "";
            case 1 -> "  not made  One check that makes sense only when those above are well\n";
            default -> "  not made  " + checks + " checks that make sense only when those above are well\n";
        };
    }

    private String causes(Diagnosis diagnosis) {
        var causes = diagnosis.causes();
        var text = new StringBuilder();
        text.append(causes.size() < NUMBERS.size() ? NUMBERS.get(causes.size()) : causes.size() + " things")
                .append(
                        causes.size() < 2
                                ? " is the matter.\n"
                                : " are the matter. The first is the one to look at first.\n");
        for (var cause : causes) {
            text.append('\n').append(cause(cause));
        }
        return text.append('\n').toString();
    }

    private String cause(Cause cause) {
        var reason = cause.reason();
        var text = new StringBuilder();
        text.append(cause.rank())
                .append(". ")
                .append(texts.title(reason.code()))
                .append('\n');
        text.append("   ").append(texts.sentence(reason)).append('\n');
        text.append("   ").append(waiting(cause)).append('\n');
        text.append("   What to do:\n");
        texts.remedies(reason).forEach(remedy -> text.append(remedy(remedy)));
        text.append("   What was seen [").append(reason.code()).append("]:");
        text.append(reason.evidence().isEmpty() ? " nothing more\n" : "\n");
        reason.evidence().forEach(evidence -> text.append(evidence(evidence, "     ")));
        if (!cause.hides().isEmpty()) {
            text.append("   It also explains: ")
                    .append(cause.hides().stream().map(texts::title).collect(Collectors.joining("; ")))
                    .append(".\n");
        }
        return text.toString();
    }

    private String waiting(Cause cause) {
        var since = since(cause.reason().since());
        if (cause.items() == 0) {
            return "Seen " + since + ".";
        }
        var items = cause.items() == 1 ? "1 item waits" : cause.items() + " items wait";
        var more = cause.items() > cause.sample().size() ? ", …" : "";
        return items + " for it, seen " + since + ": "
                + String.join(", ", cause.sample().stream().map(Wording::plain).toList()) + more;
    }

    private String since(Instant began) {
        var span = Duration.between(began, now);
        return span.compareTo(MOMENT) < 0
                ? "just now"
                : "since " + Wording.time(began) + " (" + Wording.span(span) + ")";
    }

    private static String remedy(Remedy remedy) {
        return "     - " + who(remedy.who()) + ": " + remedy.sentence() + "\n";
    }

    private static String who(Who who) {
        return switch (who) {
            case AUTOMATIC -> "By itself";
            case YOU -> "You";
            case ADMINISTRATOR -> "Administrator";
            case WAIT -> "Wait";
        };
    }

    private static String evidence(Evidence evidence, String indent) {
        var required = evidence.required().isBlank()
                ? ""
                : ", should be " + Wording.value(evidence.what(), evidence.required());
        return indent + evidence.what() + ": " + Wording.value(evidence.what(), evidence.observed()) + required + " ("
                + evidence.source() + ")\n";
    }

    private static String summary(Diagnosis diagnosis) {
        long problems = diagnosis.checks().stream()
                .filter(examined -> examined.finding() instanceof Finding.Problem)
                .count();
        long unmade = diagnosis.notChecked().size();
        long well = diagnosis.checks().size() - problems - unmade;
        return "Checks: " + well + " well, " + problems + " with a problem, " + unmade + " not made.\n";
    }

    private String checks(List<Examined> checks) {
        return checks.stream().map(examined -> "  " + line(examined)).collect(Collectors.joining());
    }

    private String checksWithEvidence(List<Examined> checks) {
        var text = new StringBuilder();
        for (var examined : checks) {
            text.append("  ").append(line(examined));
            if (examined.finding() instanceof Finding.Healthy(var seen)) {
                seen.forEach(evidence -> text.append(evidence(evidence, "      ")));
            }
        }
        return text.toString();
    }

    private String line(Examined examined) {
        return switch (examined.finding()) {
            case Finding.Healthy _ -> "well      " + examined.title() + "\n";
            case Finding.Problem(var held) ->
                "problem   " + examined.title() + ": "
                        + held.stream()
                                .map(one -> texts.title(one.reason().code()))
                                .distinct()
                                .collect(Collectors.joining("; "))
                        + "\n";
            case Finding.NotChecked skipped -> "not made  " + examined.title() + ": " + skipped.why() + "\n";
        };
    }
}
