package limpid.cli.device;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import limpid.agent.root.Trash;
import limpid.agent.root.Trashed;
import limpid.agent.run.DeviceFolder;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.ReasonCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid trash restore PATH…}: moves things back to where they stood. All of them or, if one cannot go, none. */
@Command(
        name = "restore",
        description = {
            "Moves things from the trash back to where they stood; overwrites nothing.",
            "Takes the newest of a path; for an older one, put its bin in front, as trash --json names it."
        },
        mixinStandardHelpOptions = true)
public final class TrashRestore implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders, as limpid trash lists them.")
    private List<String> paths = List.of();

    public TrashRestore(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        DeviceFolder folder = devices.folder(state.given());
        Trash trash = folder.trash();
        Set<Trashed> wanted = new LinkedHashSet<>();
        for (String path : paths) {
            String below = BelowFiles.path(folder.root().folder(), path);
            List<Trashed> found = trash.find(below);
            if (found.isEmpty()) {
                return refuse(ReasonCode.NOT_FOUND, below + " is not in the trash of this device.", "see limpid trash");
            }
            wanted.addAll(found);
        }
        List<Trashed> held = trash.withoutPlace(List.copyOf(wanted));
        if (!held.isEmpty()) {
            return refuse(
                    ReasonCode.NAME_TAKEN,
                    "Something else stands at " + held.getFirst().path() + ", so nothing was moved.",
                    "rename or move what stands there, and try again");
        }
        wanted.forEach(trash::restore);
        return done(new ArrayList<>(wanted));
    }

    private int refuse(ReasonCode code, String sentence, String advice) {
        terminal.remark(sentence + " [" + code + "]");
        terminal.remark("What to do: " + advice + ".");
        if (json) {
            ObjectNode answer = new JsonMapper().createObjectNode().put("code", code.name());
            answer.putArray("restored");
            terminal.say(answer.toString());
        }
        return Exit.NOT_SO.code();
    }

    private int done(List<Trashed> restored) {
        ObjectNode answer = new JsonMapper().createObjectNode();
        ArrayNode list = answer.putArray("restored");
        restored.forEach(thing -> list.add(thing.path()));
        if (json) {
            terminal.say(answer.toString());
        } else {
            restored.forEach(thing -> terminal.say("Restored " + thing.path()));
        }
        return Exit.DONE.code();
    }
}
