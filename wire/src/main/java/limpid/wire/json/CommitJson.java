package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.util.List;
import java.util.Map;
import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitHead;
import limpid.wire.message.CommitReply;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;
import tools.jackson.core.JsonGenerator;

/** Commits and their answers. An operation is an object with one field: {@code put} or {@code delete}. */
final class CommitJson {
    private static final Field<ItemId> ITEM = required("item", in -> ItemId.of(in.text()));
    private static final Field<Long> IF_VERSION = required("ifVersion", JsonIn::count);
    private static final Shape PUT = Shape.of(
            ITEM,
            IF_VERSION,
            ItemJson.PARENT,
            ItemJson.NAME,
            ItemJson.KIND,
            ItemJson.CONTENT,
            ItemJson.SIZE,
            ItemJson.MODIFIED,
            ItemJson.EXECUTABLE);
    private static final Field<Boolean> CONFIRMED = optional("confirmed", JsonIn::flag);
    private static final Shape DELETE = Shape.of(ITEM, IF_VERSION, CONFIRMED);

    private static final Field<Operation> PUT_FIELD = optional("put", CommitJson::readPut);
    private static final Field<Operation> DELETE_FIELD = optional("delete", CommitJson::readDelete);
    private static final Shape OPERATION = Shape.of(PUT_FIELD, DELETE_FIELD);

    private static final Field<String> GRANT = optional("grant", JsonIn::text);
    private static final Field<List<Operation>> OPERATIONS =
            required("operations", in -> in.list(Protocol.COMMIT_OPERATIONS_MAX, CommitJson::readOperation));
    private static final Field<Map<ChunkId, byte[]>> INLINE =
            optional("inline", in -> InlineJson.read(in, Protocol.COMMIT_OPERATIONS_MAX));
    private static final Field<String> EPOCH = optional("epoch", JsonIn::text);
    private static final Shape SHAPE = Shape.of(GRANT, OPERATIONS, INLINE, EPOCH);

    private static final Field<List<Item>> ITEMS =
            required("items", in -> in.list(Protocol.COMMIT_OPERATIONS_MAX, ItemJson::read));
    private static final Field<ChangeToken> NEXT = required("next", in -> new ChangeToken(in.text()));
    private static final Field<String> HEAD_EPOCH = required("epoch", JsonIn::text);
    private static final Field<Long> SEQ = required("seq", JsonIn::count);
    private static final Field<Digest> DIGEST = required("digest", in -> new Digest(Hash.fromHex(in.text())));
    private static final Shape HEAD_SHAPE = Shape.of(NEXT, HEAD_EPOCH, SEQ, DIGEST);
    private static final Field<CommitHead> HEAD = optional("head", CommitJson::readHead);
    private static final Shape COMMITTED = Shape.of(ITEMS, HEAD);

    private CommitJson() {}

    static void write(JsonGenerator out, Commit commit) {
        out.writeStartObject();
        commit.grant().ifPresent(grant -> out.writeStringProperty(GRANT.name(), grant));
        out.writeArrayPropertyStart(OPERATIONS.name());
        for (Operation operation : commit.operations()) {
            writeOperation(out, operation);
        }
        out.writeEndArray();
        InlineJson.write(out, INLINE.name(), commit.inline());
        commit.epoch().ifPresent(epoch -> out.writeStringProperty(EPOCH.name(), epoch));
        out.writeEndObject();
    }

    private static void writeOperation(JsonGenerator out, Operation operation) {
        out.writeStartObject();
        switch (operation) {
            case Operation.Put put -> {
                start(out, PUT_FIELD.name(), put);
                ItemJson.writeBody(out, put.place(), put.kind(), put.content(), put.attributes());
            }
            case Operation.Delete delete -> {
                start(out, DELETE_FIELD.name(), delete);
                if (delete.confirmed()) {
                    out.writeBooleanProperty(CONFIRMED.name(), true);
                }
            }
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void start(JsonGenerator out, String form, Operation operation) {
        out.writeObjectPropertyStart(form);
        out.writeStringProperty(ITEM.name(), operation.item().toString());
        out.writeNumberProperty(IF_VERSION.name(), operation.ifVersion());
    }

    static Commit read(JsonIn in) {
        return SHAPE.read(
                in,
                row -> new Commit(
                        row.get(OPERATIONS), row.optional(GRANT), row.get(INLINE, Map.of()), row.optional(EPOCH)));
    }

    private static Operation readOperation(JsonIn in) {
        return OPERATION.read(in, row -> {
            if (row.optional(PUT_FIELD).isPresent()
                    == row.optional(DELETE_FIELD).isPresent()) {
                throw new MalformedException("", "an operation is either a put or a delete");
            }
            return row.optional(PUT_FIELD).orElseGet(() -> row.get(DELETE_FIELD));
        });
    }

    private static Operation readPut(JsonIn in) {
        return PUT.read(
                in,
                row -> new Operation.Put(
                        row.get(ITEM),
                        row.get(IF_VERSION),
                        ItemJson.place(row),
                        row.get(ItemJson.KIND),
                        ItemJson.content(row),
                        ItemJson.attributes(row)));
    }

    private static Operation readDelete(JsonIn in) {
        return DELETE.read(
                in, row -> new Operation.Delete(row.get(ITEM), row.get(IF_VERSION), row.get(CONFIRMED, false)));
    }

    static void writeCommitted(JsonGenerator out, CommitReply.Committed reply) {
        out.writeStartObject();
        out.writeArrayPropertyStart(ITEMS.name());
        reply.items().forEach(item -> ItemJson.write(out, item));
        out.writeEndArray();
        reply.head().ifPresent(head -> writeHead(out, head));
        out.writeEndObject();
    }

    private static void writeHead(JsonGenerator out, CommitHead head) {
        out.writeObjectPropertyStart(HEAD.name());
        out.writeStringProperty(NEXT.name(), head.next().text());
        out.writeStringProperty(HEAD_EPOCH.name(), head.epoch());
        out.writeNumberProperty(SEQ.name(), head.seq());
        out.writeStringProperty(DIGEST.name(), head.digest().toString());
        out.writeEndObject();
    }

    private static CommitHead readHead(JsonIn in) {
        return HEAD_SHAPE.read(
                in, row -> new CommitHead(row.get(NEXT), row.get(HEAD_EPOCH), row.get(SEQ), row.get(DIGEST)));
    }

    static CommitReply.Committed readCommitted(JsonIn in) {
        return COMMITTED.read(in, row -> new CommitReply.Committed(row.get(ITEMS), row.optional(HEAD)));
    }
}
