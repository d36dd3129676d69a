package limpid.cli.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.root.Trash;
import limpid.agent.root.Trashed;
import limpid.agent.run.DeviceFolder;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.FileKind;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.RestoreOrder.Extent;
import limpid.wire.message.Restored;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code limpid trash restore PATH…}: brings things back to where they were. What the server still has comes from there, for
 * all devices and with all that was in it; anything else comes from the trash of this device.
 */
@Command(
        name = "restore",
        description = {
            "Brings back what was deleted; a folder with all that was deleted together with it. Overwrites nothing.",
            "Takes the newest of a path. For an older one from this device, put its bin in front, as trash --json names it."
        },
        mixinStandardHelpOptions = true)
public final class TrashRestore implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;
    private final ServerTrash server;
    private final Disk disk;
    private final List<String> restored = new ArrayList<>();
    private long items;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--all", description = "Also what was deleted from the folder before it was deleted itself.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders, as limpid trash lists them.")
    private List<String> paths = List.of();

    public TrashRestore(Terminal terminal, Devices devices, ServerTrash server, Disk disk) {
        this.terminal = terminal;
        this.devices = devices;
        this.server = server;
        this.disk = disk;
    }

    @Override
    public Integer call() {
        DeviceFolder folder = devices.folder(state.given());
        List<String> wanted = paths.stream()
                .map(path -> BelowFiles.path(folder.root().folder(), path))
                .toList();
        for (String path : wanted) {
            if (stands(folder, path)) {
                return refuseTaken(path);
            }
        }
        for (String path : wanted) {
            Optional<ReasonException> failure = fromServer(path);
            if (failure.isPresent() && !isRestoredHere(path, folder.trash(), failure.get())) {
                return Exit.NOT_SO.code();
            }
        }
        return end(Exit.DONE, answer());
    }

    /** A folder that was made anew is in nobody's way. */
    private boolean stands(DeviceFolder folder, String path) {
        return disk.stat(folder.root().resolve(path))
                .filter(stat -> stat.kind() != FileKind.FOLDER)
                .isPresent();
    }

    private Optional<ReasonException> fromServer(String path) {
        try {
            Extent extent = all ? Extent.EVERYTHING : Extent.TOGETHER;
            Restored back = server.restore(state.given(), new RestoreOrder(path, extent));
            note(back.path(), back.items());
            return Optional.empty();
        } catch (ReasonException failure) {
            return Optional.of(failure);
        }
    }

    /** Whether it came back from here. What is in no trash here and could not be asked for there fails as that did. */
    private boolean isRestoredHere(String path, Trash trash, ReasonException server) {
        List<Trashed> here = trash.find(path);
        if (here.isEmpty() && server.reason().code() != ReasonCode.NOT_FOUND) {
            throw server;
        }
        List<Trashed> held = trash.withoutPlace(here);
        if (!held.isEmpty()) {
            refuseTaken(held.getFirst().path());
            return false;
        }
        if (here.isEmpty()) {
            refuse(
                    ReasonCode.NOT_FOUND,
                    path + " was not deleted, or is gone for good.",
                    "see limpid trash for what can come back");
            return false;
        }
        here.forEach(trash::restore);
        here.forEach(thing -> note(thing.path(), 1));
        return true;
    }

    private void note(String path, long things) {
        restored.add(path);
        items += things;
        if (!json) {
            terminal.say("Restored " + path + (things == 1 ? "" : " (" + things + " things)"));
        }
    }

    private int refuseTaken(String path) {
        return refuse(
                ReasonCode.NAME_TAKEN,
                "Something else stands at " + path + ", so it was not restored.",
                "rename or move what stands there, and try again");
    }

    private int refuse(ReasonCode code, String sentence, String advice) {
        terminal.remark(sentence + " [" + code + "]");
        terminal.remark("What to do: " + advice + ".");
        return end(Exit.NOT_SO, answer().put("code", code.name()));
    }

    private ObjectNode answer() {
        ObjectNode answer = new JsonMapper().createObjectNode().put("items", items);
        ArrayNode list = answer.putArray("restored");
        restored.forEach(list::add);
        return answer;
    }

    private int end(Exit exit, ObjectNode answer) {
        if (json) {
            terminal.say(answer.toString());
        }
        return exit.code();
    }
}
