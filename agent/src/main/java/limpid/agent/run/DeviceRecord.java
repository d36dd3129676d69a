package limpid.agent.run;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.wire.link.Pairing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which device a state folder belongs to: what joining brought. Kept in a file that only its owner may read, because of
 * the secret.
 *
 * @param pairing where the server is, which one it must be and how it proves that, and the device's secret
 * @param device its id
 * @param name what people call it
 * @param collection what it keeps in step
 * @param gearSeed how its home cuts contents
 * @param root the folder under which it keeps {@code Files}
 */
public record DeviceRecord(
        Pairing pairing, DeviceId device, String name, CollectionId collection, long gearSeed, Path root) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The same device with another secret. */
    DeviceRecord withSecret(String secret) {
        return new DeviceRecord(
                new Pairing(pairing.server(), pairing.serverId(), secret, pairing.key()),
                device,
                name,
                collection,
                gearSeed,
                root);
    }

    /** The text of the file. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeNumberProperty("form", 1);
            out.writeStringProperty("server", pairing.server().toString());
            out.writeStringProperty("serverId", pairing.serverId());
            out.writeStringProperty("secret", pairing.secret());
            if (pairing.key().isPresent()) {
                out.writeStringProperty("serverKey", pairing.key().get().toString());
            }
            out.writeStringProperty("device", device.text());
            out.writeStringProperty("name", name);
            out.writeStringProperty("collection", collection.text());
            out.writeNumberProperty("gearSeed", gearSeed);
            out.writeStringProperty("root", root.toString());
            out.writeEndObject();
        }
        return text.toString();
    }

    /** Reads the text of the file. Throws {@link IllegalArgumentException} for anything else. */
    public static DeviceRecord of(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            Pairing pairing = new Pairing(
                    URI.create(node.path("server").asString()),
                    node.path("serverId").asString(),
                    node.path("secret").asString(),
                    node.hasNonNull("serverKey")
                            ? Optional.of(Hash.fromHex(node.path("serverKey").asString()))
                            : Optional.empty());
            return new DeviceRecord(
                    pairing,
                    new DeviceId(node.path("device").asString()),
                    node.path("name").asString(),
                    new CollectionId(node.path("collection").asString()),
                    node.path("gearSeed").asLong(),
                    Path.of(node.path("root").asString()));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a device's record", e);
        }
    }

    /** What the marker in the root says: the same on every device of this collection. */
    public String mark() {
        return "limpid " + pairing.serverId() + " " + collection.text() + "\n";
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "DeviceRecord[" + device + " of " + pairing.server() + "]";
    }
}
