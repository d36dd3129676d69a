package limpid.agent.run;

import java.time.Duration;
import java.util.Optional;
import limpid.host.disk.PrivateFile;
import limpid.host.net.LocalDoor;
import limpid.host.task.TaskScope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How commands talk to the agent that runs: one JSON object in, one out, over loopback. Who asks proves with a secret from
 * a file beside the state that it is the same person.
 */
public final class AgentDoor {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SECRET = "secret";

    private AgentDoor() {}

    /** What is asked of an agent: the object that came, without the secret. Returns the answer as JSON on one line. */
    public interface Answers {
        String to(JsonNode question) throws InterruptedException;
    }

    /** Opens the door, and says in {@code file} where it is. */
    static LocalDoor open(TaskScope scope, PrivateFile file, String secret, Answers answers) {
        LocalDoor door = LocalDoor.open(scope, line -> answer(line, secret, answers));
        ObjectNode where = MAPPER.createObjectNode();
        where.put("port", door.port());
        where.put(SECRET, secret);
        file.write(where.toString());
        return door;
    }

    private static String answer(String line, String secret, Answers answers) throws InterruptedException {
        try {
            JsonNode question = MAPPER.readTree(line);
            return question.path(SECRET).asString("").equals(secret)
                    ? answers.to(question)
                    : "{\"error\":\"NOT_SIGNED_IN\"}";
        } catch (JacksonException e) {
            return "{\"error\":\"REQUEST_MALFORMED\"}";
        }
    }

    /** Asks the agent that belongs to a state folder; empty if none runs. */
    public static Optional<JsonNode> ask(DeviceFolder folder, ObjectNode question, Duration deadline) {
        Optional<JsonNode> where = folder.door().read().map(MAPPER::readTree);
        if (where.isEmpty()) {
            return Optional.empty();
        }
        question.put(SECRET, where.get().path(SECRET).asString());
        return LocalDoor.ask(where.get().path("port").asInt(), question.toString(), deadline)
                .map(MAPPER::readTree);
    }

    /** A question of this kind. */
    public static ObjectNode question(String kind) {
        return MAPPER.createObjectNode().put("ask", kind);
    }
}
