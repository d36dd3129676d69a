package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import limpid.wire.message.Grant;
import limpid.wire.message.Hello;
import limpid.wire.message.Hint;
import tools.jackson.core.JsonGenerator;

/** The messages that are a handful of plain fields. */
final class SmallJson {
    private static final Field<String> SERVER = required("server", JsonIn::text);
    private static final Field<String> NAME = required("name", JsonIn::text);
    private static final Field<String> VERSION = required("version", JsonIn::text);
    private static final Field<Integer> PROTOCOL_MIN = required("protocolMin", JsonIn::smallCount);
    private static final Field<Integer> PROTOCOL_MAX = required("protocolMax", JsonIn::smallCount);
    private static final Field<Instant> TIME = required("time", JsonIn::time);
    private static final Field<Boolean> SET_UP = required("setUp", JsonIn::flag);
    private static final Shape HELLO = Shape.of(SERVER, NAME, VERSION, PROTOCOL_MIN, PROTOCOL_MAX, TIME, SET_UP);

    private static final Field<String> ID = required("id", JsonIn::text);
    private static final Field<Long> BYTES = required("bytes", JsonIn::ordinal);
    private static final Field<Instant> EXPIRES = required("expires", JsonIn::time);
    private static final Shape GRANT = Shape.of(ID, BYTES, EXPIRES);
    private static final Shape RESERVE = Shape.of(BYTES);

    private static final Field<Hint.Kind> KIND = required("kind", in -> in.choice(Hint.Kind.class));
    private static final Field<String> COLLECTION = optional("collection", JsonIn::text);
    private static final Field<Long> SEQ = optional("seq", JsonIn::count);
    private static final Shape HINT = Shape.of(KIND, COLLECTION, SEQ);

    private SmallJson() {}

    static void writeHello(JsonGenerator out, Hello hello) {
        out.writeStartObject();
        out.writeStringProperty(SERVER.name(), hello.server());
        out.writeStringProperty(NAME.name(), hello.name());
        out.writeStringProperty(VERSION.name(), hello.version());
        out.writeNumberProperty(PROTOCOL_MIN.name(), hello.protocolMin());
        out.writeNumberProperty(PROTOCOL_MAX.name(), hello.protocolMax());
        out.writeStringProperty(TIME.name(), Times.format(hello.time()));
        out.writeBooleanProperty(SET_UP.name(), hello.setUp());
        out.writeEndObject();
    }

    static Hello readHello(JsonIn in) {
        return HELLO.read(
                in,
                row -> new Hello(
                        row.get(SERVER),
                        row.get(NAME),
                        row.get(VERSION),
                        row.get(PROTOCOL_MIN),
                        row.get(PROTOCOL_MAX),
                        row.get(TIME),
                        row.get(SET_UP)));
    }

    static void writeGrant(JsonGenerator out, Grant grant) {
        out.writeStartObject();
        out.writeStringProperty(ID.name(), grant.id());
        out.writeNumberProperty(BYTES.name(), grant.bytes());
        out.writeStringProperty(EXPIRES.name(), Times.format(grant.expires()));
        out.writeEndObject();
    }

    static Grant readGrant(JsonIn in) {
        return GRANT.read(in, row -> new Grant(row.get(ID), row.get(BYTES), row.get(EXPIRES)));
    }

    static void writeReserve(JsonGenerator out, Long bytes) {
        out.writeStartObject();
        out.writeNumberProperty(BYTES.name(), bytes);
        out.writeEndObject();
    }

    static Long readReserve(JsonIn in) {
        return RESERVE.read(in, row -> row.get(BYTES));
    }

    static void writeHint(JsonGenerator out, Hint hint) {
        out.writeStartObject();
        out.writeStringProperty(KIND.name(), hint.kind().name());
        if (!hint.collection().isEmpty()) {
            out.writeStringProperty(COLLECTION.name(), hint.collection());
        }
        if (hint.seq() != 0) {
            out.writeNumberProperty(SEQ.name(), hint.seq());
        }
        out.writeEndObject();
    }

    static Hint readHint(JsonIn in) {
        return HINT.read(in, row -> new Hint(row.get(KIND), row.get(COLLECTION, ""), row.get(SEQ, 0L)));
    }
}
