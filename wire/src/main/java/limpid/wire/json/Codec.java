package limpid.wire.json;

import java.io.ByteArrayOutputStream;
import limpid.wire.message.MalformedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns one kind of message into JSON and back. Safe for all threads.
 *
 * @param <T> the message
 */
public final class Codec<T> {
    /** Enough for the longest message, a page of 1,000 items with 2 MiB of small contents in base64. */
    private static final int TEXT_LENGTH_MAX = 8 << 20;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(TEXT_LENGTH_MAX)
                    .maxNestingDepth(8)
                    .maxNumberLength(20)
                    .maxNameLength(64)
                    .maxStringLength(16 << 10)
                    .build())
            .build();

    /** What a reader does with a field that it does not know. */
    enum Unknown {
        /** Of a request: the sender means something that would not happen. */
        REFUSED,
        /** Of a reply: a newer server says more than this device can hear. */
        SKIPPED
    }

    /** Writes one value. */
    interface Writer<T> {
        void write(JsonGenerator out, T value);
    }

    /** Reads one value, at whose first token the parser stands; leaves it at the last. */
    interface Reader<T> {
        T read(JsonIn in);
    }

    private final Writer<T> writer;
    private final Reader<T> reader;
    private final Unknown unknown;
    private final JsonFactory factory;

    Codec(Writer<T> writer, Reader<T> reader, Unknown unknown) {
        this(writer, reader, unknown, FACTORY);
    }

    Codec(Writer<T> writer, Reader<T> reader, Unknown unknown, JsonFactory factory) {
        this.factory = factory;
        this.writer = writer;
        this.reader = reader;
        this.unknown = unknown;
    }

    /** The bytes of {@code message}, in UTF-8. Equal messages have equal bytes. */
    public byte[] encode(T message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            writer.write(generator, message);
        }
        return out.toByteArray();
    }

    /** The message that {@code json} is. Throws {@link MalformedException} for anything else. */
    public T decode(byte[] json) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            T message = reader.read(new JsonIn(parser, unknown));
            JsonToken after = parser.nextToken();
            if (after != null) {
                throw new MalformedException("", "there is more after the message");
            }
            return message;
        } catch (IllegalArgumentException e) {
            throw JsonIn.within("", e);
        } catch (JacksonException e) {
            throw new MalformedException("", "not well-formed JSON: " + e.getOriginalMessage());
        }
    }
}
