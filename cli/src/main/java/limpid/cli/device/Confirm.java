package limpid.cli.device;

import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.run.AgentDoor;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code limpid confirm}: lets held deletions happen. */
@Command(
        name = "confirm",
        description = "Confirms the deletions that are held: they happen on the server and on all devices.",
        mixinStandardHelpOptions = true)
public final class Confirm implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public Confirm(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        Optional<JsonNode> answer = devices.ask(state.given(), AgentDoor.question("confirm"));
        if (answer.isEmpty()) {
            terminal.remark("No agent is running. Start it with: limpid agent run");
            return Exit.NOT_RUNNING.code();
        }
        terminal.say(
                json
                        ? answer.get().toString()
                        : "Confirmed: what was deleted here goes to Recently deleted on the server.");
        return Exit.DONE.code();
    }
}
