package limpid.cli.device;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.run.AgentDoor;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid pause}: nothing moves until resumed, or for a while. */
@Command(
        name = "pause",
        description = "Lets nothing move until resumed, or for a while.",
        mixinStandardHelpOptions = true)
public final class Pause implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = Spans.class,
            description = "Such as 2h; otherwise until resumed.")
    private @Nullable Duration length;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public Pause(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        ObjectNode question = AgentDoor.question("pause");
        Optional<Duration> span = Optional.ofNullable(length);
        span.ifPresent(given -> question.put("seconds", given.toSeconds()));
        Optional<JsonNode> answer = devices.ask(state.given(), question);
        if (answer.isEmpty()) {
            terminal.remark("No agent is running. Start it with: limpid agent run");
            return Exit.NOT_RUNNING.code();
        }
        String until = span.isPresent() ? "Paused; goes on by itself." : "Paused until: limpid resume";
        terminal.say(json ? answer.get().toString() : until);
        return Exit.DONE.code();
    }
}
