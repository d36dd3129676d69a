package limpid.wire.json;

import java.util.List;
import java.util.Optional;
import limpid.wire.message.MalformedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one kind of object, in the order in which our own writer puts them; any order is read. */
final class Shape {
    private static final int ABSENT = -1;

    private final List<Field<?>> fields;

    private Shape(List<Field<?>> fields) {
        this.fields = fields;
    }

    static Shape of(Field<?>... fields) {
        return new Shape(List.of(fields));
    }

    /** Reads an object and makes a value of it. */
    <T> T read(JsonIn in, Maker<T> maker) {
        in.expect(JsonToken.START_OBJECT, "an object");
        JsonParser parser = in.parser();
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        int likely = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            int at = find(name, likely);
            if (at == ABSENT) {
                skip(in, name);
            } else {
                readField(in, fields.get(at), values, at);
                likely = at + 1;
            }
        }
        checkComplete(values);
        return maker.make(new Row(fields, values));
    }

    private int find(String name, int likely) {
        if (likely < fields.size() && fields.get(likely).name().equals(name)) {
            return likely;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return ABSENT;
    }

    private static void skip(JsonIn in, String name) {
        if (!in.skipsUnknown()) {
            throw new MalformedException(name, "unknown field");
        }
        in.parser().skipChildren();
    }

    private static void readField(JsonIn in, Field<?> field, @Nullable Object[] values, int at) {
        if (values[at] != null) {
            throw new MalformedException(field.name(), "given twice");
        }
        if (in.isNull()) {
            return;
        }
        try {
            values[at] = field.reader().read(in);
        } catch (IllegalArgumentException e) {
            throw JsonIn.within(field.name(), e);
        }
    }

    private void checkComplete(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && fields.get(i).need() == Field.Need.REQUIRED) {
                throw new MalformedException(fields.get(i).name(), "missing");
            }
        }
    }

    /** Makes a value of the fields that were read. */
    interface Maker<T> {
        T make(Row row);
    }

    /** The values of one object's fields. */
    static final class Row {
        private final List<Field<?>> fields;
        private final @Nullable Object[] values;

        private Row(List<Field<?>> fields, @Nullable Object[] values) {
            this.fields = fields;
            this.values = values;
        }

        /** The value of a required field. */
        <T> T get(Field<T> field) {
            return optional(field).orElseThrow();
        }

        /** The value of an optional field, or {@code other}. */
        <T> T get(Field<T> field, T other) {
            return optional(field).orElse(other);
        }

        /** The value of an optional field. */
        @SuppressWarnings("unchecked") // what stands at a field's index was made by that field's reader
        <T> Optional<T> optional(Field<T> field) {
            for (int i = 0; i < values.length; i++) {
                if (fields.get(i).name().equals(field.name())) {
                    return Optional.ofNullable((T) values[i]);
                }
            }
            throw new IllegalStateException("the shape has no field " + field.name());
        }
    }
}
