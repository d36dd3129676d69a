package limpid.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.id.PersonId;
import limpid.wire.message.MalformedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Codecs for records that were made to be messages between a browser and the server: a component is a field, an empty
 * {@link Optional} is left out, an id is its text. As strict as the codecs of devices: what is missing, unknown or of
 * another type is refused with its place. Safe for all threads.
 *
 * <p>Source: decision "messages to browsers are records".
 */
public final class Records {
    private static final JsonFactory FACTORY = Codec.FACTORY
            .rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(ids())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private Records() {}

    /** A record that browsers send: what it does not name is refused. */
    public static <T extends Record> Codec<T> of(Class<T> type) {
        return codec(MAPPER.constructType(type));
    }

    /** A list of them. */
    public static <T extends Record> Codec<List<T>> listOf(Class<T> type) {
        return codec(MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    private static <T> Codec<T> codec(JavaType type) {
        return new Codec<>(MAPPER::writeValue, in -> read(in.parser(), type), Codec.Unknown.REFUSED, FACTORY);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the type is that of which the codec was made
    private static <T> T read(JsonParser parser, JavaType type) {
        if (parser.currentToken() != JsonToken.START_OBJECT && parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedException("", "not an object");
        }
        try {
            return MAPPER.readValue(parser, type);
        } catch (DatabindException e) {
            throw flaw(e);
        }
    }

    /** Where and what, in our words: the library's own name classes. */
    private static MalformedException flaw(DatabindException e) {
        String place = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        if (e instanceof UnrecognizedPropertyException) {
            return new MalformedException(place, "unknown field");
        }
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException refused && !(cause instanceof JacksonException)
                ? JsonIn.within(place, refused)
                : new MalformedException(place, "missing, or not of the type that belongs here");
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule("limpid");
        text(module, HomeId.class, HomeId::text, HomeId::new);
        text(module, PersonId.class, PersonId::text, PersonId::new);
        text(module, DeviceId.class, DeviceId::text, DeviceId::new);
        text(module, CollectionId.class, CollectionId::text, CollectionId::new);
        text(module, ItemId.class, ItemId::toString, ItemId::of);
        text(module, Instant.class, Times::format, Times::parse);
        module.addDeserializer(Amendment.class, new AmendmentReader());
        return module;
    }

    private static final class AmendmentReader extends ValueDeserializer<Amendment> {
        @Override
        public Amendment deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw context.wrongTokenException(in, Amendment.class, JsonToken.VALUE_NUMBER_INT, "not a number");
            }
            return new Amendment.To(in.getLongValue());
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new Amendment.Away();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return new Amendment.Untouched();
        }
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                if (in.currentToken() != JsonToken.VALUE_STRING) {
                    throw context.wrongTokenException(in, type, JsonToken.VALUE_STRING, "not a text");
                }
                try {
                    return read.apply(in.getString());
                } catch (IllegalArgumentException e) {
                    throw new MalformedException("", String.valueOf(e.getMessage()));
                }
            }
        });
    }
}
