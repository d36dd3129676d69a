package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.ItemId;
import limpid.core.item.Kind;
import limpid.wire.message.DeletedPage;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.RestoreOrder.Extent;
import limpid.wire.message.Restored;
import tools.jackson.core.JsonGenerator;

/** What was deleted, and how it comes back. */
final class TrashJson {
    private static final Field<ItemId> ITEM = required("item", in -> ItemId.of(in.text()));
    private static final Field<String> PATH = required("path", JsonIn::text);
    private static final Field<Kind> KIND = required("kind", in -> in.choice(Kind.class));
    private static final Field<Long> SIZE = required("size", JsonIn::count);
    private static final Field<Instant> DELETED_AT = required("deletedAt", JsonIn::time);
    private static final Shape THING = Shape.of(ITEM, PATH, KIND, SIZE, DELETED_AT);

    private static final Field<List<DeletedThing>> DELETED =
            required("deleted", in -> in.list(Protocol.PAGE_ITEMS_MAX, TrashJson::readThing));
    private static final Field<String> NEXT = optional("next", JsonIn::text);
    private static final Shape LIST = Shape.of(DELETED, NEXT);

    private static final Field<Extent> EXTENT = optional("extent", in -> in.choice(Extent.class));
    private static final Field<String> WANTED_PATH = optional("path", JsonIn::text);
    private static final Field<ItemId> WANTED_ITEM = optional("item", in -> ItemId.of(in.text()));
    private static final Shape ORDER = Shape.of(WANTED_PATH, WANTED_ITEM, EXTENT);

    private static final Field<Long> ITEMS = required("items", JsonIn::count);
    private static final Shape RESTORED = Shape.of(PATH, ITEMS);

    private TrashJson() {}

    static void writeDeleted(JsonGenerator out, DeletedPage page) {
        out.writeStartObject();
        out.writeArrayPropertyStart(DELETED.name());
        for (DeletedThing thing : page.deleted()) {
            out.writeStartObject();
            out.writeStringProperty(ITEM.name(), thing.item().toString());
            out.writeStringProperty(PATH.name(), thing.path());
            out.writeStringProperty(KIND.name(), thing.kind().name());
            out.writeNumberProperty(SIZE.name(), thing.size());
            out.writeStringProperty(DELETED_AT.name(), Times.format(thing.deletedAt()));
            out.writeEndObject();
        }
        out.writeEndArray();
        page.next().ifPresent(next -> out.writeStringProperty(NEXT.name(), next));
        out.writeEndObject();
    }

    static DeletedPage readDeleted(JsonIn in) {
        return LIST.read(in, row -> new DeletedPage(row.get(DELETED), row.optional(NEXT)));
    }

    private static DeletedThing readThing(JsonIn in) {
        return THING.read(
                in,
                row -> new DeletedThing(
                        row.get(ITEM), row.get(PATH), row.get(KIND), row.get(SIZE), row.get(DELETED_AT)));
    }

    static void writeOrder(JsonGenerator out, RestoreOrder order) {
        out.writeStartObject();
        if (!order.path().isEmpty()) {
            out.writeStringProperty(WANTED_PATH.name(), order.path());
        }
        order.item().ifPresent(item -> out.writeStringProperty(WANTED_ITEM.name(), item.toString()));
        if (order.extent() != Extent.TOGETHER) {
            out.writeStringProperty(EXTENT.name(), order.extent().name());
        }
        out.writeEndObject();
    }

    static RestoreOrder readOrder(JsonIn in) {
        return ORDER.read(in, TrashJson::order);
    }

    private static RestoreOrder order(Shape.Row row) {
        Optional<String> path = row.optional(WANTED_PATH);
        Optional<ItemId> item = row.optional(WANTED_ITEM);
        if (path.isEmpty() && item.isEmpty()) {
            throw new MalformedException(WANTED_PATH.name(), "missing, and so is an item");
        }
        return new RestoreOrder(path.orElse(""), item, row.get(EXTENT, Extent.TOGETHER));
    }

    static void writeRestored(JsonGenerator out, Restored restored) {
        out.writeStartObject();
        out.writeStringProperty(PATH.name(), restored.path());
        out.writeNumberProperty(ITEMS.name(), restored.items());
        out.writeEndObject();
    }

    static Restored readRestored(JsonIn in) {
        return RESTORED.read(in, row -> new Restored(row.get(PATH), row.get(ITEMS)));
    }
}
