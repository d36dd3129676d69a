package limpid.wire.json;

import static limpid.wire.json.Field.optional;

import java.util.List;
import limpid.core.item.Item;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Remedy;
import tools.jackson.core.JsonGenerator;

/**
 * Writes problems with words for people, and reads them without: a device has its own. Safe for all threads.
 * Source: RFC 9457, section 3.
 */
public final class ProblemCodec {
    /** Before the code; {@code limpid.invalid} can never be anybody's (RFC 6761), so nothing is fetched by mistake. */
    public static final String TYPE_PREFIX = "https://limpid.invalid/reasons/";

    /** An answer to a commit never has more items in the way than one per operation and one per name it wants. */
    private static final int ITEMS_MAX = 1000;

    private static final Field<String> TYPE = Field.required("type", JsonIn::text);
    private static final Field<Integer> STATUS = Field.required("status", JsonIn::smallCount);
    private static final Field<List<Item>> ITEMS = optional("items", in -> in.list(ITEMS_MAX, ItemJson::read));
    private static final Shape SHAPE = Shape.of(
            TYPE,
            STATUS,
            ReasonJson.CODE,
            ReasonJson.SCOPE,
            ReasonJson.SUBJECT,
            ReasonJson.SINCE,
            ReasonJson.EVIDENCE,
            ReasonJson.NEXT_ATTEMPT_AT,
            ReasonJson.ATTEMPTS,
            ITEMS);

    private final Codec<Problem> codec;

    /** Problems in the language of {@code texts}. */
    public ProblemCodec(ReasonTexts texts) {
        this.codec =
                new Codec<>((out, problem) -> write(out, problem, texts), ProblemCodec::read, Codec.Unknown.SKIPPED);
    }

    /** The JSON of a problem. */
    public byte[] encode(Problem problem) {
        return codec.encode(problem);
    }

    /** The problem that {@code json} is; throws {@link limpid.wire.message.MalformedException} if it is not one of ours. */
    public static Problem decode(byte[] json) {
        Codec.Writer<Problem> never = (out, problem) -> {
            throw new IllegalStateException("this one only reads");
        };
        return new Codec<>(never, ProblemCodec::read, Codec.Unknown.SKIPPED).decode(json);
    }

    private static void write(JsonGenerator out, Problem problem, ReasonTexts texts) {
        var reason = problem.reason();
        out.writeStartObject();
        out.writeStringProperty(TYPE.name(), TYPE_PREFIX + reason.code().name());
        out.writeStringProperty("title", texts.title(reason.code()));
        out.writeNumberProperty(STATUS.name(), problem.status());
        out.writeStringProperty("detail", texts.sentence(reason));
        ReasonJson.writeFields(out, reason);
        writeRemedies(out, texts.remedies(reason));
        problem.items().ifPresent(items -> {
            out.writeArrayPropertyStart(ITEMS.name());
            items.forEach(item -> ItemJson.write(out, item));
            out.writeEndArray();
        });
        out.writeEndObject();
    }

    static void writeRemedies(JsonGenerator out, List<Remedy> remedies) {
        out.writeArrayPropertyStart("remedies");
        for (Remedy remedy : remedies) {
            out.writeStartObject();
            out.writeStringProperty("action", remedy.action());
            out.writeStringProperty("who", remedy.who().name());
            out.writeStringProperty("sentence", remedy.sentence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static Problem read(JsonIn in) {
        return SHAPE.read(in, row -> {
            if (!row.get(TYPE).startsWith(TYPE_PREFIX)) {
                throw JsonIn.flaw("not a problem of Limpid");
            }
            return new Problem(row.get(STATUS), ReasonJson.ofRow(row), row.optional(ITEMS));
        });
    }
}
