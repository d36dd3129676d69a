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
        description = {
            "Confirms the deletions that are held: they happen on the server and on all devices.",
            "What is deleted can be brought back for a while: limpid trash."
        },
        mixinStandardHelpOptions = true)
public final class Confirm implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--list", description = "Only shows what is held; nothing is deleted.")
    private boolean list;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public Confirm(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        Optional<JsonNode> held = devices.ask(state.given(), AgentDoor.question("held"));
        if (held.isEmpty()) {
            terminal.remark("No agent is running. Start it with: limpid agent run");
            return Exit.NOT_RUNNING.code();
        }
        JsonNode paths = held.get().path("held");
        if (!list && !paths.isEmpty()) {
            devices.ask(state.given(), AgentDoor.question("confirm"));
        }
        if (json) {
            terminal.say(held.get().toString());
        } else {
            say(paths);
        }
        return Exit.DONE.code();
    }

    private void say(JsonNode paths) {
        if (paths.isEmpty()) {
            terminal.say("Nothing is held: no deletion waits for you.");
        } else if (list) {
            paths.forEach(path -> terminal.say(path.asString()));
        } else {
            String things = paths.size() == 1 ? "1 thing goes" : paths.size() + " things go";
            terminal.say(
                    "Confirmed: " + things + " to Recently deleted on the server, and to the trash of each device.");
        }
    }
}
