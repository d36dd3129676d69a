package limpid.cli.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.report.Sentences;
import limpid.agent.root.Trash;
import limpid.agent.root.Trashed;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid trash}: what can be brought back, from the server and from the trash of this device, the newest first. */
@Command(
        name = "trash",
        description = {
            "Lists what was deleted in the last 30 days and can be brought back, the newest first: from the server,",
            "whichever device deleted it, and from this device's own trash, which also has what was replaced here."
        },
        mixinStandardHelpOptions = true)
public final class TrashList implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;
    private final ServerTrash server;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public TrashList(Terminal terminal, Devices devices, ServerTrash server) {
        this.terminal = terminal;
        this.devices = devices;
        this.server = server;
    }

    @Override
    public Integer call() {
        List<Trashed> here = devices.folder(state.given()).trash().contents();
        Optional<List<DeletedThing>> there = askServer();
        if (json) {
            terminal.say(json(here, there));
        } else {
            say(here, there);
        }
        return Exit.DONE.code();
    }

    /** What the server has; empty, and said so, if it cannot be asked. */
    private Optional<List<DeletedThing>> askServer() {
        try {
            return Optional.of(server.deleted(state.given(), Protocol.PAGE_ITEMS_MAX));
        } catch (ReasonException failure) {
            terminal.remark("The server could not be asked, so only the trash of this device is listed: "
                    + ReasonTexts.english().sentence(failure.reason()) + " ["
                    + failure.reason().code() + "]");
            return Optional.empty();
        }
    }

    private void say(List<Trashed> here, Optional<List<DeletedThing>> there) {
        List<DeletedThing> deleted = there.orElse(List.of());
        if (!deleted.isEmpty()) {
            terminal.say("Recently deleted, kept on the server:");
            deleted.forEach(thing -> terminal.say(thing.deletedAt() + "  " + size(thing) + "  " + thing.path()));
        }
        if (here.isEmpty()) {
            terminal.say("The trash of this device is empty.");
        } else {
            terminal.say("In the trash of this device:");
            here.forEach(
                    thing -> terminal.say(thing.when() + "  " + Sentences.size(thing.size()) + "  " + thing.path()));
        }
        if (!here.isEmpty() || !deleted.isEmpty()) {
            terminal.say("Bring back with: limpid trash restore PATH. Things go for good after "
                    + Trash.KEPT_FOR.toDays() + " days.");
        }
    }

    private static String size(DeletedThing thing) {
        return thing.kind() == Kind.FOLDER ? "folder" : Sentences.size(thing.size());
    }

    private static String json(List<Trashed> here, Optional<List<DeletedThing>> there) {
        ObjectNode answer = new JsonMapper().createObjectNode();
        ArrayNode list = answer.putArray("trash");
        for (Trashed thing : here) {
            list.addObject()
                    .put("path", thing.path())
                    .put("bin", thing.bin())
                    .put("when", thing.when().toString())
                    .put("size", thing.size())
                    .put("kind", thing.kind().name())
                    .put("goes", thing.when().plus(Trash.KEPT_FOR).toString());
        }
        if (there.isEmpty()) {
            answer.putNull("server");
            return answer.toString();
        }
        ArrayNode deleted = answer.putArray("server");
        for (DeletedThing thing : there.get()) {
            deleted.addObject()
                    .put("path", thing.path())
                    .put("when", thing.deletedAt().toString())
                    .put("size", thing.size())
                    .put("kind", thing.kind().name());
        }
        return answer.toString();
    }
}
