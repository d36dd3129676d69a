package limpid.cli.device;

import java.time.Duration;
import java.time.Instant;
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

/** {@code limpid settle}: waits until everything known here and there is in step, after a fresh look at both. */
@Command(
        name = "settle",
        description = "Looks at everything here and on the server, and waits until all is in step.",
        mixinStandardHelpOptions = true)
public final class Settle implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Terminal terminal;
    private final Devices devices;
    private final Pace pace;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(
            names = "--timeout",
            paramLabel = "D",
            defaultValue = "60s",
            converter = Spans.class,
            description = "At most this long; 60s otherwise.")
    private Duration timeout = Duration.ofSeconds(60);

    public Settle(Terminal terminal, Devices devices, Pace pace) {
        this.terminal = terminal;
        this.devices = devices;
        this.pace = pace;
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant end = pace.now().plus(timeout);
        Optional<JsonNode> asked = devices.ask(state.given(), AgentDoor.question("refresh"));
        if (asked.isEmpty()) {
            terminal.remark("No agent is running. Start it with: limpid agent run");
            return Exit.NOT_RUNNING.code();
        }
        Instant from = Instant.parse(asked.get().path("at").asString());
        while (true) {
            Optional<JsonNode> status = devices.ask(state.given(), AgentDoor.question("status"));
            if (status.isEmpty()) {
                terminal.remark("The agent stopped while it was waited for.");
                return Exit.NOT_RUNNING.code();
            }
            if (isSettled(status.get(), from)) {
                return Exit.DONE.code();
            }
            if (!pace.now().isBefore(end)) {
                StatusText.lines(status.get()).forEach(terminal::remarkStyled);
                return Standing.held(status.get()).code();
            }
            pace.pause(BETWEEN_LOOKS);
        }
    }

    /** In step, by proofs that are younger than the question. */
    static boolean isSettled(JsonNode status, Instant from) {
        JsonNode proof = status.path("proof");
        return status.path("state").asString().equals("IN_STEP")
                && isSince(proof.path("lastScan"), from)
                && isSince(proof.path("lastPull"), from);
    }

    static boolean isSince(JsonNode time, Instant from) {
        return time.isString() && !Instant.parse(time.asString()).isBefore(from);
    }
}
