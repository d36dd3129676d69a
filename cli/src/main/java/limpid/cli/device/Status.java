package limpid.cli.device;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.run.AgentDoor;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Pace;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid status}: how this device stands. */
@Command(
        name = "status",
        description =
                "Says how this device stands: exit 0 in step, 3 not in step, 4 no agent running, 5 needs sign-in.",
        mixinStandardHelpOptions = true)
public final class Status implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Terminal terminal;
    private final Devices devices;
    private final Pace pace;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(names = "--watch", description = "Again and again, until interrupted.")
    private boolean watch;

    public Status(Terminal terminal, Devices devices, Pace pace) {
        this.terminal = terminal;
        this.devices = devices;
        this.pace = pace;
    }

    @Override
    public Integer call() throws InterruptedException {
        Exit exit = once();
        while (watch) {
            pace.pause(BETWEEN_LOOKS);
            exit = once();
        }
        return exit.code();
    }

    private Exit once() {
        Optional<JsonNode> running = devices.ask(state.given(), AgentDoor.question("status"));
        JsonNode status = running.orElseGet(this::lastKnown);
        if (json) {
            terminal.say(status.toString());
        } else {
            StatusText.lines(status).forEach(terminal::sayStyled);
        }
        if (running.isEmpty()) {
            return Exit.NOT_RUNNING;
        }
        return Standing.of(status);
    }

    /** What the last agent left: what it says was so then, and nobody knows whether it still is. */
    private JsonNode lastKnown() {
        ObjectNode status = devices.folder(state.given())
                .lastStatus()
                .read()
                .map(text -> (ObjectNode) MAPPER.readTree(text))
                .orElseGet(() -> nothingKnown());
        String since = status.path("at").asString("");
        status.put("state", "UNKNOWN");
        status.put("since", since);
        status.put(
                "sentence",
                since.isEmpty()
                        ? "Not known: no agent has run yet. Start it with: limpid agent run"
                        : "Not known since " + second(since)
                                + ": no agent is running. Start it with: limpid agent run");
        return status;
    }

    private ObjectNode nothingKnown() {
        var record = devices.folder(state.given()).record();
        ObjectNode status = MAPPER.createObjectNode();
        status.putObject("device").put("id", record.device().text()).put("name", record.name());
        status.putObject("pending").put("items", 0).put("bytes", 0);
        status.putObject("rate").put("upBytesPerSecond", 0).put("downBytesPerSecond", 0);
        status.putNull("secondsLeft");
        status.putArray("reasons");
        status.putArray("collections");
        status.putObject("proof").putNull("lastScan").putNull("lastPull").putNull("lastServerContact");
        return status;
    }

    private static String second(String time) {
        return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
