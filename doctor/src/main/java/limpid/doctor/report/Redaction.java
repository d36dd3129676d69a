package limpid.doctor.report;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTransition;
import limpid.core.reason.Subject;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.check.Finding.Held;
import limpid.doctor.diagnosis.Cause;
import limpid.doctor.diagnosis.Diagnosis;

/**
 * Takes out of a diagnosis what tells who somebody is. It keeps what is known to be harmless and makes up a name for all
 * else: what nobody thought of stays in by no means.
 */
final class Redaction {
    /** Ends of evidence keys whose values are numbers or times. */
    private static final Set<String> HARMLESS_ENDS =
            Set.of("-bytes", "-seconds", "-millis", "-at", "-time", "-percent", "-version");

    /** Evidence keys whose values Limpid or the system words from a small stock. */
    private static final Set<String> HARMLESS = Set.of(
            "call",
            "mode",
            "status",
            "state",
            "limit",
            "needed",
            "count",
            "room",
            "total",
            "causes",
            "dead-ways",
            "attempts",
            "port",
            "older",
            "encryption",
            "server-is",
            "other-ports",
            "operation",
            "error-id",
            "protocol");

    /** What such values look like; a harmless key with, say, a path in it shows that something unforeseen was written there. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ .:+-]{0,40}");

    private final Aliases aliases = new Aliases();

    Diagnosis redacted(Diagnosis diagnosis) {
        return new Diagnosis(
                diagnosis.causes().stream().map(this::redacted).toList(),
                diagnosis.checks().stream().map(this::redacted).toList());
    }

    List<ReasonTransition> redacted(List<ReasonTransition> transitions) {
        return transitions.stream()
                .map(step -> new ReasonTransition(step.kind(), redacted(step.reason()), step.at()))
                .toList();
    }

    private Cause redacted(Cause cause) {
        return new Cause(
                cause.rank(),
                redacted(cause.reason()),
                cause.hides(),
                cause.items(),
                cause.sample().stream().map(aliases::path).toList());
    }

    private Examined redacted(Examined examined) {
        Finding finding =
                switch (examined.finding()) {
                    case Finding.Healthy(var evidence) -> new Finding.Healthy(redactedEvidence(evidence));
                    case Finding.Problem(var held) ->
                        new Finding.Problem(held.stream().map(this::redacted).toList());
                    case Finding.NotChecked notChecked -> notChecked;
                };
        return new Examined(examined.id(), examined.title(), finding, examined.millis());
    }

    private Held redacted(Held held) {
        return new Held(
                redacted(held.reason()),
                held.items(),
                held.sample().stream().map(aliases::path).toList());
    }

    private Reason redacted(Reason reason) {
        return new Reason(
                reason.code(),
                redacted(reason.subject()),
                reason.since(),
                redactedEvidence(reason.evidence()),
                reason.nextAttemptAt(),
                reason.attempts());
    }

    private Subject redacted(Subject subject) {
        return new Subject(subject.scope(), subject.name().isEmpty() ? "" : aliases.path(subject.name()));
    }

    private List<Evidence> redactedEvidence(List<Evidence> evidence) {
        return evidence.stream()
                .map(one -> isHarmless(one)
                        ? one
                        : new Evidence(
                                one.what(), hidden(one.observed()), hidden(one.required()), one.source(), one.at()))
                .toList();
    }

    private static boolean isHarmless(Evidence one) {
        var what = one.what();
        return (HARMLESS.contains(what) || HARMLESS_ENDS.stream().anyMatch(what::endsWith))
                && PLAIN.matcher(one.observed()).matches()
                && PLAIN.matcher(one.required()).matches();
    }

    private String hidden(String value) {
        if (value.isEmpty()) {
            return "";
        }
        return value.contains("/") ? aliases.path(value) : aliases.word(value);
    }
}
