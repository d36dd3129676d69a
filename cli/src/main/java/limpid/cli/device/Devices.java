package limpid.cli.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import limpid.agent.run.AgentDoor;
import limpid.agent.run.DeviceFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds devices on this machine and the agents that run for them. */
public interface Devices {
    /** How long a command waits for an agent. */
    Duration PATIENCE = Duration.ofSeconds(25);

    /** The state folder that was given, or the usual one. */
    DeviceFolder folder(Optional<Path> state);

    /** Asks the agent of a device; empty if none runs. Fails with: NOT_JOINED. */
    default Optional<JsonNode> ask(Optional<Path> state, ObjectNode question) {
        DeviceFolder folder = folder(state);
        folder.record();
        return AgentDoor.ask(folder, question, PATIENCE);
    }
}
