package limpid.cli.device;

import java.util.List;
import java.util.concurrent.Callable;
import limpid.agent.report.Sentences;
import limpid.agent.root.Trash;
import limpid.agent.root.Trashed;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid trash}: what this device replaced or deleted, the newest first. */
@Command(
        name = "trash",
        description = "Lists what was replaced or deleted on this device in the last 30 days, the newest first.",
        mixinStandardHelpOptions = true)
public final class TrashList implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public TrashList(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        List<Trashed> things = devices.folder(state.given()).trash().contents();
        if (json) {
            terminal.say(json(things));
        } else if (things.isEmpty()) {
            terminal.say("The trash of this device is empty.");
        } else {
            things.forEach(
                    thing -> terminal.say(thing.when() + "  " + Sentences.size(thing.size()) + "  " + thing.path()));
            terminal.say("Bring back with: limpid trash restore PATH. Things go for good after "
                    + Trash.KEPT_FOR.toDays() + " days.");
        }
        return Exit.DONE.code();
    }

    private static String json(List<Trashed> things) {
        ObjectNode answer = new JsonMapper().createObjectNode();
        ArrayNode list = answer.putArray("trash");
        for (Trashed thing : things) {
            list.addObject()
                    .put("path", thing.path())
                    .put("bin", thing.bin())
                    .put("when", thing.when().toString())
                    .put("size", thing.size())
                    .put("kind", thing.kind().name())
                    .put("goes", thing.when().plus(Trash.KEPT_FOR).toString());
        }
        return answer.toString();
    }
}
