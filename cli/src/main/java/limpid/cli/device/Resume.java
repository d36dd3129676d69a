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

/** {@code limpid resume}: ends a pause. */
@Command(name = "resume", description = "Goes on after a pause.", mixinStandardHelpOptions = true)
public final class Resume implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public Resume(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        Optional<JsonNode> answer = devices.ask(state.given(), AgentDoor.question("resume"));
        if (answer.isEmpty()) {
            terminal.remark("No agent is running. Start it with: limpid agent run");
            return Exit.NOT_RUNNING.code();
        }
        terminal.say(json ? answer.get().toString() : "Goes on.");
        return Exit.DONE.code();
    }
}
