package limpid.server.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.server.account.NewPerson;
import limpid.server.operator.ChannelOperator.ChannelKey;
import limpid.server.operator.Operator.BackupLine;
import limpid.server.operator.Operator.DeviceLine;
import limpid.server.operator.Operator.FlawLine;
import limpid.server.operator.Operator.JoinCode;
import limpid.wire.message.MalformedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What travels over the channel between a command and the server, both ways. Both ends are of one release. */
public final class OperatorJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private OperatorJson() {}

    /** An object to fill. */
    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] encode(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Reads an object. Throws {@link MalformedException}. */
    static JsonNode decode(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                throw new MalformedException("", "an object was expected");
            }
            return node;
        } catch (JacksonException e) {
            throw new MalformedException("", "not well-formed JSON");
        }
    }

    /** A text field that must be there. Throws {@link MalformedException}. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isString()) {
            throw new MalformedException(field, "a text was expected");
        }
        return value.stringValue();
    }

    /** A text field that may be missing. */
    static Optional<String> optionalText(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    /** An id that must be there and well-formed. Throws {@link MalformedException}. */
    static <T> T id(JsonNode node, String field, Function<String, T> id) {
        try {
            return id.apply(text(node, field));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(field, "not a well-formed id");
        }
    }

    /** A whole number that must be there. Throws {@link MalformedException}. */
    static long number(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new MalformedException(field, "a whole number was expected");
        }
        return value.longValue();
    }

    /** The text of the file by which commands find the channel. */
    public static String ofChannelKey(ChannelKey key) {
        return MAPPER.writeValueAsString(
                object().put("url", key.address().toString()).put("secret", key.secret()));
    }

    /** Reads that text. Throws {@link MalformedException}. */
    public static ChannelKey channelKey(String text) {
        JsonNode node = decode(text.getBytes(UTF_8));
        return new ChannelKey(id(node, "url", URI::create), text(node, "secret"));
    }

    static ObjectNode of(NewPerson person) {
        return object().put("name", person.name()).put("email", person.email()).put("password", person.password());
    }

    static NewPerson person(JsonNode node) {
        return new NewPerson(text(node, "name"), text(node, "email"), text(node, "password"));
    }

    static ObjectNode of(JoinCode code) {
        return object().put("code", code.text()).put("expires", code.expires().toString());
    }

    static JoinCode code(JsonNode node) {
        return new JoinCode(text(node, "code"), Instant.parse(text(node, "expires")));
    }

    static ObjectNode of(BackupLine backup) {
        return object().put("to", backup.to().toString())
                .put("files", backup.files())
                .put("bytes", backup.bytes());
    }

    static BackupLine backup(JsonNode node) {
        return new BackupLine(Path.of(text(node, "to")), number(node, "files"), number(node, "bytes"));
    }

    /** All devices as one object; also what {@code limpid admin devices --json} prints. */
    public static String ofDevices(List<DeviceLine> devices) {
        ObjectNode all = object();
        ArrayNode rows = all.putArray("devices");
        for (DeviceLine device : devices) {
            ObjectNode row = rows.addObject()
                    .put("id", device.id().text())
                    .put("home", device.home().text())
                    .put("person", device.person())
                    .put("name", device.name())
                    .put("platform", device.platform())
                    .put("joinedAt", device.joinedAt().toString())
                    .put("seenAt", device.seenAt().toString())
                    .put("state", device.state());
            device.revokedAt()
                    .ifPresentOrElse(at -> row.put("revokedAt", at.toString()), () -> row.putNull("revokedAt"));
        }
        return MAPPER.writeValueAsString(all);
    }

    static List<DeviceLine> devices(JsonNode node) {
        List<DeviceLine> devices = new ArrayList<>();
        for (JsonNode row : node.path("devices")) {
            devices.add(new DeviceLine(
                    new DeviceId(text(row, "id")),
                    new HomeId(text(row, "home")),
                    text(row, "person"),
                    text(row, "name"),
                    text(row, "platform"),
                    Instant.parse(text(row, "joinedAt")),
                    Instant.parse(text(row, "seenAt")),
                    optionalText(row, "revokedAt").map(Instant::parse),
                    text(row, "state")));
        }
        return devices;
    }

    /** What was found as one object; also what {@code limpid admin check --json} prints. */
    public static String ofFlaws(List<FlawLine> flaws) {
        ObjectNode all = object().put("well", flaws.isEmpty());
        ArrayNode rows = all.putArray("flaws");
        for (FlawLine flaw : flaws) {
            rows.addObject().put("code", flaw.code()).put("sentence", flaw.sentence());
        }
        return MAPPER.writeValueAsString(all);
    }

    static List<FlawLine> flaws(JsonNode node) {
        List<FlawLine> flaws = new ArrayList<>();
        for (JsonNode row : node.path("flaws")) {
            flaws.add(new FlawLine(text(row, "code"), text(row, "sentence")));
        }
        return flaws;
    }
}
