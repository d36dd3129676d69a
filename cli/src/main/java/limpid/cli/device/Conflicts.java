package limpid.cli.device;

import java.util.List;
import java.util.concurrent.Callable;
import limpid.agent.root.ConflictCopy;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid conflicts}: where both versions are of what two sides changed. */
@Command(
        name = "conflicts",
        description = "Lists the files of which two versions stand side by side, because two devices changed them.",
        mixinStandardHelpOptions = true)
public final class Conflicts implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public Conflicts(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        List<ConflictCopy> copies =
                devices.folder(state.given()).conflictCopies().find();
        if (json) {
            terminal.say(json(copies));
        } else if (copies.isEmpty()) {
            terminal.say("No conflicts: nothing stands here in two versions.");
        } else {
            copies.forEach(this::say);
            terminal.say("Keep what you want of each pair, and delete or rename the other.");
        }
        return Exit.DONE.code();
    }

    private void say(ConflictCopy copy) {
        terminal.say(copy.original() + (copy.hasOriginal() ? "" : " (not there any more)"));
        terminal.say("    also: " + copy.path() + " (of " + copy.device() + ", " + copy.date() + ")");
    }

    private static String json(List<ConflictCopy> copies) {
        ObjectNode answer = new JsonMapper().createObjectNode();
        ArrayNode list = answer.putArray("conflicts");
        for (ConflictCopy copy : copies) {
            list.addObject()
                    .put("path", copy.original())
                    .put("there", copy.hasOriginal())
                    .put("copy", copy.path())
                    .put("device", copy.device())
                    .put("date", copy.date());
        }
        return answer.toString();
    }
}
