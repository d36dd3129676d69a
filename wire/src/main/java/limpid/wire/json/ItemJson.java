package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import java.util.Optional;
import limpid.core.chunk.ContentId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.wire.message.MalformedException;
import tools.jackson.core.JsonGenerator;

/** Items. What most items do not have, such as a mark of deletion, is left out when it says nothing. */
final class ItemJson {
    static final Field<ItemId> PARENT = required("parent", in -> ItemId.of(in.text()));
    static final Field<ItemName> NAME = required("name", in -> new ItemName(in.text()));
    static final Field<Kind> KIND = required("kind", in -> in.choice(Kind.class));
    static final Field<ContentId> CONTENT = optional("content", in -> ContentId.of(in.text()));
    static final Field<Long> SIZE = optional("size", JsonIn::count);
    static final Field<Instant> MODIFIED = optional("modified", JsonIn::time);
    static final Field<Boolean> EXECUTABLE = optional("executable", JsonIn::flag);

    private static final Field<ItemId> ID = required("id", in -> ItemId.of(in.text()));
    private static final Field<Long> VERSION = required("version", JsonIn::ordinal);
    private static final Field<Long> SEQ = required("seq", JsonIn::ordinal);
    private static final Field<Boolean> DELETED = optional("deleted", JsonIn::flag);
    private static final Field<DeviceId> BY = required("by", in -> new DeviceId(in.text()));
    private static final Field<Instant> EDITED_AT = required("editedAt", JsonIn::time);
    private static final Shape SHAPE =
            Shape.of(ID, VERSION, SEQ, PARENT, NAME, KIND, CONTENT, SIZE, MODIFIED, EXECUTABLE, DELETED, BY, EDITED_AT);

    private ItemJson() {}

    static void write(JsonGenerator out, Item item) {
        out.writeStartObject();
        out.writeStringProperty(ID.name(), item.id().toString());
        out.writeNumberProperty(VERSION.name(), item.version());
        out.writeNumberProperty(SEQ.name(), item.seq());
        writeBody(out, item.place(), item.kind(), item.content(), item.attributes());
        if (item.deleted()) {
            out.writeBooleanProperty(DELETED.name(), true);
        }
        out.writeStringProperty(BY.name(), item.by().text());
        out.writeStringProperty(EDITED_AT.name(), Times.format(item.editedAt()));
        out.writeEndObject();
    }

    /** What an item shares with the operation that puts it. */
    static void writeBody(JsonGenerator out, Place place, Kind kind, Optional<Content> content, Attributes attributes) {
        out.writeStringProperty(PARENT.name(), place.parent().toString());
        out.writeStringProperty(NAME.name(), place.name().text());
        out.writeStringProperty(KIND.name(), kind.name());
        content.ifPresent(present -> {
            out.writeStringProperty(CONTENT.name(), present.id().toString());
            out.writeNumberProperty(SIZE.name(), present.size());
        });
        if (!attributes.modified().equals(Attributes.NONE.modified())) {
            out.writeStringProperty(MODIFIED.name(), Times.format(attributes.modified()));
        }
        if (attributes.executable()) {
            out.writeBooleanProperty(EXECUTABLE.name(), true);
        }
    }

    static Item read(JsonIn in) {
        return SHAPE.read(
                in,
                row -> new Item(
                        row.get(ID),
                        row.get(VERSION),
                        row.get(SEQ),
                        place(row),
                        row.get(KIND),
                        content(row),
                        attributes(row),
                        row.get(DELETED, false),
                        row.get(BY),
                        row.get(EDITED_AT)));
    }

    static Place place(Shape.Row row) {
        return new Place(row.get(PARENT), row.get(NAME));
    }

    static Optional<Content> content(Shape.Row row) {
        Optional<ContentId> id = row.optional(CONTENT);
        Optional<Long> size = row.optional(SIZE);
        if (id.isPresent() != size.isPresent()) {
            throw new MalformedException(SIZE.name(), "content and size come together");
        }
        return id.map(present -> new Content(present, size.orElseThrow()));
    }

    static Attributes attributes(Shape.Row row) {
        return new Attributes(
                row.get(MODIFIED, Attributes.NONE.modified()), row.get(EXECUTABLE, Attributes.NONE.executable()));
    }
}
