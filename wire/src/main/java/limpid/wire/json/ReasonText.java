package limpid.wire.json;

import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import tools.jackson.core.JsonGenerator;

/** A reason as scripts read it from the command line: one object, with words. Safe for all threads. */
public final class ReasonText {
    private final ReasonTexts texts;

    /** Reasons in the language of {@code texts}. */
    public ReasonText(ReasonTexts texts) {
        this.texts = texts;
    }

    /** Writes the fields of one reason into an object that the caller opened and closes. */
    public void writeFields(JsonGenerator out, Reason reason) {
        ReasonJson.writeFields(out, reason);
        out.writeStringProperty("sentence", texts.sentence(reason));
        ProblemCodec.writeRemedies(out, texts.remedies(reason));
    }

    /** One reason as a JSON object, in UTF-8. */
    public byte[] encode(Reason reason) {
        Codec.Writer<Reason> writer = (out, value) -> {
            out.writeStartObject();
            writeFields(out, value);
            out.writeEndObject();
        };
        return new Codec<>(writer, ReasonJson::read, Codec.Unknown.SKIPPED).encode(reason);
    }
}
