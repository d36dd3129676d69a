package limpid.doctor.report;

import java.io.StringWriter;
import java.util.List;
import limpid.core.reason.Evidence;
import limpid.core.reason.ReasonTexts;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.diagnosis.Cause;
import limpid.doctor.diagnosis.Diagnosis;
import limpid.wire.json.ReasonText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A diagnosis for scripts, as {@code limpid doctor --json} prints it: fields are only ever added. Times follow RFC 3339,
 * sizes are in bytes.
 */
public final class DiagnosisJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final ReasonText reasons;

    /** Sentences and remedies in the language of {@code texts}. */
    public DiagnosisJson(ReasonTexts texts) {
        this.reasons = new ReasonText(texts);
    }

    /** One object on one line. */
    public String write(Diagnosis diagnosis) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeBooleanProperty("healthy", diagnosis.isHealthy());
            out.writeArrayPropertyStart("causes");
            diagnosis.causes().forEach(cause -> write(out, cause));
            out.writeEndArray();
            out.writeArrayPropertyStart("checks");
            diagnosis.checks().forEach(examined -> write(out, examined));
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.toString();
    }

    private void write(JsonGenerator out, Cause cause) {
        out.writeStartObject();
        out.writeNumberProperty("rank", cause.rank());
        reasons.writeFields(out, cause.reason());
        out.writeArrayPropertyStart("hides");
        cause.hides().forEach(code -> out.writeString(code.name()));
        out.writeEndArray();
        out.writeNumberProperty("items", cause.items());
        out.writeArrayPropertyStart("sample");
        cause.sample().forEach(out::writeString);
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Examined examined) {
        out.writeStartObject();
        out.writeStringProperty("id", examined.id());
        out.writeStringProperty("outcome", outcome(examined.finding()));
        out.writeStringProperty("why", why(examined));
        out.writeNumberProperty("millis", examined.millis());
        out.writeArrayPropertyStart("evidence");
        evidence(examined.finding()).forEach(evidence -> write(out, evidence));
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String outcome(Finding finding) {
        return switch (finding) {
            case Finding.Healthy _ -> "HEALTHY";
            case Finding.Problem _ -> "PROBLEM";
            case Finding.NotChecked _ -> "NOT_CHECKED";
        };
    }

    /** What it makes sure of; for a problem the codes; for one that was not made the cause of that. */
    private static String why(Examined examined) {
        return switch (examined.finding()) {
            case Finding.Healthy _ -> examined.title();
            case Finding.Problem(var held) ->
                String.join(
                        " ",
                        held.stream()
                                .map(one -> one.reason().code().name())
                                .distinct()
                                .toList());
            case Finding.NotChecked skipped -> skipped.why();
        };
    }

    private static List<Evidence> evidence(Finding finding) {
        return switch (finding) {
            case Finding.Healthy(var evidence) -> evidence;
            case Finding.Problem(var held) ->
                held.stream().flatMap(one -> one.reason().evidence().stream()).toList();
            case Finding.NotChecked _ -> List.of();
        };
    }

    private static void write(JsonGenerator out, Evidence evidence) {
        out.writeStartObject();
        out.writeStringProperty("what", evidence.what());
        out.writeStringProperty("observed", evidence.observed());
        out.writeStringProperty("required", evidence.required());
        out.writeStringProperty("source", evidence.source());
        out.writeStringProperty("at", evidence.at().toString());
        out.writeEndObject();
    }
}
