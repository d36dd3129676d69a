package limpid.cli.doctor;

import java.time.Duration;
import limpid.agent.run.AgentDoor;
import limpid.agent.run.DeviceFolder;
import limpid.doctor.look.AgentStatus;
import limpid.doctor.look.AgentView;
import tools.jackson.databind.json.JsonMapper;

/** Asks the agent at its door; if nobody is in, reads what the last one left. */
record AgentOutlook(DeviceFolder folder) implements AgentView {
    /** An agent answers within milliseconds; one that does not is no agent one can work with. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public AgentStatus look() {
        return AgentDoor.ask(folder, AgentDoor.question("status"), PATIENCE)
                .map(status -> StatusReading.of(status, true))
                .or(() -> folder.lastStatus().read().map(text -> StatusReading.of(MAPPER.readTree(text), false)))
                .orElseGet(AgentStatus::never);
    }
}
