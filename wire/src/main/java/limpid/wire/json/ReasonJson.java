package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import limpid.core.reason.ClearingEvent;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import tools.jackson.core.JsonGenerator;

/** Reasons as programs tell them to each other: without words for people, which each side has itself. */
final class ReasonJson {
    /** More than any check collects; a bound against a peer gone wild. */
    private static final int EVIDENCE_MAX = 100;

    private static final Field<String> WHAT = required("what", JsonIn::text);
    private static final Field<String> OBSERVED = required("observed", JsonIn::text);
    private static final Field<String> REQUIRED = optional("required", JsonIn::text);
    private static final Field<String> SOURCE = required("source", JsonIn::text);
    private static final Field<Instant> AT = required("at", JsonIn::time);
    private static final Shape EVIDENCE_SHAPE = Shape.of(WHAT, OBSERVED, REQUIRED, SOURCE, AT);

    static final Field<String> CODE = required("code", JsonIn::text);
    /** Follows from the code, so it is written for readers without a catalogue and not read. */
    static final Field<String> CLASS = optional("class", JsonIn::text);

    static final Field<Scope> SCOPE = required("scope", in -> in.choice(Scope.class));
    static final Field<String> SUBJECT = optional("subject", JsonIn::text);
    static final Field<Instant> SINCE = required("since", JsonIn::time);
    static final Field<List<Evidence>> EVIDENCE =
            required("evidence", in -> in.list(EVIDENCE_MAX, ReasonJson::readEvidence));
    /** As CLASS. */
    static final Field<List<String>> CLEARS_ON = optional("clearsOn", in -> in.list(EVIDENCE_MAX, JsonIn::text));

    static final Field<Instant> NEXT_ATTEMPT_AT = optional("nextAttemptAt", JsonIn::time);
    static final Field<Integer> ATTEMPTS = required("attempts", JsonIn::smallCount);
    private static final Shape SHAPE =
            Shape.of(CODE, CLASS, SCOPE, SUBJECT, SINCE, EVIDENCE, CLEARS_ON, NEXT_ATTEMPT_AT, ATTEMPTS);

    private ReasonJson() {}

    static void write(JsonGenerator out, Reason reason) {
        out.writeStartObject();
        writeFields(out, reason);
        out.writeEndObject();
    }

    static void writeFields(JsonGenerator out, Reason reason) {
        out.writeStringProperty(CODE.name(), reason.code().name());
        out.writeStringProperty(CLASS.name(), reason.code().reasonClass().name());
        out.writeStringProperty(SCOPE.name(), reason.subject().scope().name());
        out.writeStringProperty(SUBJECT.name(), reason.subject().name());
        out.writeStringProperty(SINCE.name(), Times.format(reason.since()));
        out.writeArrayPropertyStart(EVIDENCE.name());
        reason.evidence().forEach(evidence -> writeEvidence(out, evidence));
        out.writeEndArray();
        out.writeArrayPropertyStart(CLEARS_ON.name());
        for (ClearingEvent event : reason.code().clearsOn()) {
            out.writeString(event.name());
        }
        out.writeEndArray();
        reason.nextAttemptAt()
                .ifPresentOrElse(
                        time -> out.writeStringProperty(NEXT_ATTEMPT_AT.name(), Times.format(time)),
                        () -> out.writeNullProperty(NEXT_ATTEMPT_AT.name()));
        out.writeNumberProperty(ATTEMPTS.name(), reason.attempts());
    }

    static Reason read(JsonIn in) {
        return SHAPE.read(in, ReasonJson::ofRow);
    }

    static Reason ofRow(Shape.Row row) {
        Subject subject = new Subject(row.get(SCOPE), row.get(SUBJECT, ""));
        return new Reason(
                knownCode(row.get(CODE)),
                subject,
                row.get(SINCE),
                allEvidence(row),
                row.optional(NEXT_ATTEMPT_AT),
                row.get(ATTEMPTS));
    }

    /** A code of a newer version is kept as evidence under the one code that says "we cannot explain this". */
    private static ReasonCode knownCode(String code) {
        return find(code).findFirst().orElse(ReasonCode.UNEXPLAINED);
    }

    private static Stream<ReasonCode> find(String code) {
        return Stream.of(ReasonCode.values()).filter(known -> known.name().equals(code));
    }

    private static List<Evidence> allEvidence(Shape.Row row) {
        if (find(row.get(CODE)).findAny().isPresent()) {
            return row.get(EVIDENCE);
        }
        List<Evidence> all = new ArrayList<>(row.get(EVIDENCE));
        all.add(new Evidence("unknown-code", row.get(CODE), "", "peer", row.get(SINCE)));
        return all;
    }

    private static void writeEvidence(JsonGenerator out, Evidence evidence) {
        out.writeStartObject();
        out.writeStringProperty(WHAT.name(), evidence.what());
        out.writeStringProperty(OBSERVED.name(), evidence.observed());
        out.writeStringProperty(REQUIRED.name(), evidence.required());
        out.writeStringProperty(SOURCE.name(), evidence.source());
        out.writeStringProperty(AT.name(), Times.format(evidence.at()));
        out.writeEndObject();
    }

    private static Evidence readEvidence(JsonIn in) {
        return EVIDENCE_SHAPE.read(
                in,
                row -> new Evidence(
                        row.get(WHAT), row.get(OBSERVED), row.get(REQUIRED, ""), row.get(SOURCE), row.get(AT)));
    }
}
