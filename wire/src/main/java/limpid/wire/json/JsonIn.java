package limpid.wire.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import limpid.wire.message.MalformedException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/**
 * Reads values one after the other, each strictly of its type. A flaw is thrown where it is met, without a place; each
 * {@link Shape} and list around it adds where it stands, so that well-formed input pays nothing for that.
 */
final class JsonIn {
    private final JsonParser parser;
    private final Codec.Unknown unknown;

    JsonIn(JsonParser parser, Codec.Unknown unknown) {
        this.parser = parser;
        this.unknown = unknown;
    }

    JsonParser parser() {
        return parser;
    }

    boolean skipsUnknown() {
        return unknown == Codec.Unknown.SKIPPED;
    }

    void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw flaw("not " + what);
        }
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getString();
    }

    /** A whole number, 0 or more. */
    long count() {
        long value = number();
        if (value < 0) {
            throw flaw("below 0");
        }
        return value;
    }

    /** A whole number, 1 or more. */
    long ordinal() {
        long value = number();
        if (value < 1) {
            throw flaw("below 1");
        }
        return value;
    }

    int smallCount() {
        long value = count();
        if (value > Integer.MAX_VALUE) {
            throw flaw("out of range");
        }
        return (int) value;
    }

    private long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        try {
            return parser.getLongValue();
        } catch (InputCoercionException e) {
            throw flaw("out of range");
        }
    }

    boolean flag() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw flaw("not true or false");
        };
    }

    Instant time() {
        return Times.parse(text());
    }

    byte[] base64() {
        return Base64.getDecoder().decode(text());
    }

    <E extends Enum<E>> E choice(Class<E> type) {
        String text = text();
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw flaw("not one of the words known here");
    }

    <T> List<T> list(int lengthMax, Codec.Reader<T> reader) {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (values.size() == lengthMax) {
                throw flaw("more than " + lengthMax + " entries");
            }
            try {
                values.add(reader.read(this));
            } catch (IllegalArgumentException e) {
                throw within("[" + values.size() + "]", e);
            }
        }
        return values;
    }

    static MalformedException flaw(String flaw) {
        return new MalformedException("", flaw);
    }

    /** The same flaw, one level further out; core's own words for a value it refused. */
    static MalformedException within(String outer, IllegalArgumentException e) {
        if (e instanceof MalformedException inner) {
            String dot =
                    outer.isEmpty() || inner.field().isEmpty() || inner.field().startsWith("[") ? "" : ".";
            return new MalformedException(outer + dot + inner.field(), inner.flaw());
        }
        return new MalformedException(outer, String.valueOf(e.getMessage()));
    }
}
