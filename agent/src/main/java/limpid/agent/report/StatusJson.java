package limpid.agent.report;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.agent.schedule.Answer;
import limpid.agent.schedule.Status;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.wire.json.ReasonText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON of {@code status --json} and {@code why --json}. Stable: fields are only ever added. */
public final class StatusJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final ReasonText reasons;
    private final Sentences sentences;

    public StatusJson(ReasonTexts texts) {
        this.reasons = new ReasonText(texts);
        this.sentences = new Sentences(texts);
    }

    /** The whole device, as one object on one line. */
    public String status(Outlook outlook) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            device(out, outlook);
            Status status = outlook.status();
            out.writeStringProperty("state", status.state().name());
            out.writeStringProperty("since", outlook.since().toString());
            out.writeStringProperty("sentence", sentences.of(status));
            pending(out, outlook);
            buckets(out, "reasons", status.buckets());
            buckets(out, "leftOut", status.leftOut());
            collection(out, outlook);
            proof(out, status);
            out.writeStringProperty("at", outlook.at().toString());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void device(JsonGenerator out, Outlook outlook) {
        out.writeObjectPropertyStart("device");
        out.writeStringProperty("id", outlook.device().text());
        out.writeStringProperty("name", outlook.name());
        out.writeEndObject();
    }

    private static void pending(JsonGenerator out, Outlook outlook) {
        out.writeObjectPropertyStart("pending");
        out.writeNumberProperty("items", outlook.status().pendingItems());
        out.writeNumberProperty("bytes", outlook.status().pendingBytes());
        out.writeEndObject();
        out.writeObjectPropertyStart("rate");
        out.writeNumberProperty("upBytesPerSecond", outlook.upBytesPerSecond());
        out.writeNumberProperty("downBytesPerSecond", outlook.downBytesPerSecond());
        out.writeEndObject();
        Optional<Long> left = outlook.secondsLeft();
        if (left.isPresent()) {
            out.writeNumberProperty("secondsLeft", left.get());
        } else {
            out.writeNullProperty("secondsLeft");
        }
    }

    private void buckets(JsonGenerator out, String name, List<Status.Bucket> buckets) {
        out.writeArrayPropertyStart(name);
        for (Status.Bucket bucket : buckets) {
            out.writeStartObject();
            reasons.writeFields(out, bucket.reason());
            out.writeNumberProperty("items", bucket.items());
            out.writeNumberProperty("bytes", bucket.bytes());
            out.writeArrayPropertyStart("sample");
            bucket.sample().forEach(out::writeString);
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void collection(JsonGenerator out, Outlook outlook) {
        Status status = outlook.status();
        out.writeArrayPropertyStart("collections");
        out.writeStartObject();
        out.writeStringProperty("id", outlook.collection().text());
        out.writeStringProperty("kind", "files");
        out.writeStringProperty("state", status.state().name());
        out.writeNumberProperty("items", status.items());
        out.writeNumberProperty("bytes", status.bytes());
        out.writeNumberProperty("seq", status.seq());
        if (status.digestEqual().isPresent()) {
            out.writeBooleanProperty("digestEqual", status.digestEqual().get());
        } else {
            out.writeNullProperty("digestEqual");
        }
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void proof(JsonGenerator out, Status status) {
        out.writeObjectPropertyStart("proof");
        time(out, "lastScan", status.lastScan());
        time(out, "lastPull", status.lastPull());
        time(out, "lastServerContact", status.lastContact());
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String name, Optional<Instant> time) {
        if (time.isPresent()) {
            out.writeStringProperty(name, time.get().toString());
        } else {
            out.writeNullProperty(name);
        }
    }

    /** Paths whose deletion waits to be confirmed, as one object on one line. */
    public String held(List<String> paths) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("held");
            paths.forEach(out::writeString);
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.toString();
    }

    /** One path, as one object on one line. */
    public String why(Answer answer, Status status) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("path", answer.path());
            out.writeBooleanProperty("inStep", answer.inStep());
            if (answer.reason().isPresent()) {
                out.writeObjectPropertyStart("reason");
                reasons.writeFields(out, answer.reason().get());
                out.writeEndObject();
            } else {
                out.writeNullProperty("reason");
            }
            out.writeArrayPropertyStart("alsoHeldBy");
            for (Reason also : answer.alsoHeldBy()) {
                out.writeStartObject();
                reasons.writeFields(out, also);
                out.writeEndObject();
            }
            out.writeEndArray();
            proof(out, status);
            out.writeEndObject();
        }
        return text.toString();
    }
}
