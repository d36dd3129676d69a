package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.util.List;
import java.util.Map;
import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.item.Item;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Protocol;
import tools.jackson.core.JsonGenerator;

/** Pages of changes. */
final class ChangesJson {
    private static final Field<TokenOutcome> OUTCOME = required("outcome", in -> in.choice(TokenOutcome.class));
    private static final Field<ChangeToken> NEXT = required("next", in -> new ChangeToken(in.text()));
    private static final Field<String> EPOCH = required("epoch", JsonIn::text);
    private static final Field<Long> SEQ = required("seq", JsonIn::count);
    private static final Field<Digest> DIGEST = required("digest", in -> new Digest(Hash.fromHex(in.text())));
    private static final Field<List<Item>> ITEMS =
            required("items", in -> in.list(Protocol.PAGE_ITEMS_MAX, ItemJson::read));
    private static final Field<Map<ChunkId, byte[]>> INLINE =
            optional("inline", in -> InlineJson.read(in, Protocol.PAGE_ITEMS_MAX));
    private static final Shape SHAPE = Shape.of(OUTCOME, NEXT, EPOCH, SEQ, DIGEST, ITEMS, INLINE);

    private ChangesJson() {}

    static void write(JsonGenerator out, ChangesPage page) {
        out.writeStartObject();
        out.writeStringProperty(OUTCOME.name(), page.outcome().name());
        out.writeStringProperty(NEXT.name(), page.next().text());
        out.writeStringProperty(EPOCH.name(), page.epoch());
        out.writeNumberProperty(SEQ.name(), page.seq());
        out.writeStringProperty(DIGEST.name(), page.digest().toString());
        out.writeArrayPropertyStart(ITEMS.name());
        page.items().forEach(item -> ItemJson.write(out, item));
        out.writeEndArray();
        InlineJson.write(out, INLINE.name(), page.inline());
        out.writeEndObject();
    }

    static ChangesPage read(JsonIn in) {
        return SHAPE.read(
                in,
                row -> new ChangesPage(
                        row.get(OUTCOME),
                        row.get(ITEMS),
                        row.get(INLINE, Map.of()),
                        row.get(NEXT),
                        row.get(EPOCH),
                        row.get(SEQ),
                        row.get(DIGEST)));
    }
}
