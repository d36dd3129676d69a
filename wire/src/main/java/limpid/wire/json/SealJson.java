package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;
import tools.jackson.core.JsonGenerator;

/** What a lost device is told, and what it answers. */
final class SealJson {
    private static final Field<SealOrder.Step> STEP = required("step", in -> in.choice(SealOrder.Step.class));
    private static final Field<String> BY = required("by", JsonIn::text);
    private static final Field<Instant> SINCE = required("since", JsonIn::time);
    private static final Field<String> MESSAGE = required("message", JsonIn::text);
    private static final Field<String> PUBLIC_KEY = required("publicKey", JsonIn::text);
    private static final Field<String> PRIVATE_KEY = optional("privateKey", JsonIn::text);
    private static final Field<SealOrder.Step> HEARD = optional("heard", in -> in.choice(SealOrder.Step.class));
    private static final Shape ORDER = Shape.of(STEP, BY, SINCE, MESSAGE, PUBLIC_KEY, PRIVATE_KEY, HEARD);

    private static final Field<Long> ITEMS = required("items", JsonIn::count);
    private static final Field<Long> BYTES = required("bytes", JsonIn::count);
    private static final Field<Long> UNSENT_ITEMS = required("unsentItems", JsonIn::count);
    private static final Field<Long> UNSENT_BYTES = required("unsentBytes", JsonIn::count);
    private static final Shape WORD = Shape.of(STEP, ITEMS, BYTES, UNSENT_ITEMS, UNSENT_BYTES);

    private SealJson() {}

    static void write(JsonGenerator out, SealOrder order) {
        out.writeStartObject();
        out.writeStringProperty(STEP.name(), order.step().name());
        out.writeStringProperty(BY.name(), order.by());
        out.writeStringProperty(SINCE.name(), Times.format(order.since()));
        out.writeStringProperty(MESSAGE.name(), order.message());
        out.writeStringProperty(PUBLIC_KEY.name(), order.publicKey());
        order.privateKey().ifPresent(key -> out.writeStringProperty(PRIVATE_KEY.name(), key));
        order.heard().ifPresent(step -> out.writeStringProperty(HEARD.name(), step.name()));
        out.writeEndObject();
    }

    static SealOrder read(JsonIn in) {
        return ORDER.read(
                in,
                row -> new SealOrder(
                        row.get(STEP),
                        row.get(BY),
                        row.get(SINCE),
                        row.get(MESSAGE),
                        row.get(PUBLIC_KEY),
                        row.optional(PRIVATE_KEY),
                        row.optional(HEARD)));
    }

    static void write(JsonGenerator out, SealWord word) {
        out.writeStartObject();
        out.writeStringProperty(STEP.name(), word.step().name());
        out.writeNumberProperty(ITEMS.name(), word.items());
        out.writeNumberProperty(BYTES.name(), word.bytes());
        out.writeNumberProperty(UNSENT_ITEMS.name(), word.unsentItems());
        out.writeNumberProperty(UNSENT_BYTES.name(), word.unsentBytes());
        out.writeEndObject();
    }

    static SealWord readWord(JsonIn in) {
        return WORD.read(
                in,
                row -> new SealWord(
                        row.get(STEP), row.get(ITEMS), row.get(BYTES), row.get(UNSENT_ITEMS), row.get(UNSENT_BYTES)));
    }
}
