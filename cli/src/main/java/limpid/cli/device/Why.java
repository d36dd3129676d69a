package limpid.cli.device;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import limpid.agent.run.AgentDoor;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code limpid why PATH}: the one reason why a path is not in step, or the proof that it is. */
@Command(
        name = "why",
        description = "Says why PATH is not in step, or that it is: exit 0 in step, 3 not.",
        mixinStandardHelpOptions = true)
public final class Why implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Parameters(paramLabel = "PATH", description = "A file or folder, as seen from here or below Files.")
    private String path = "";

    public Why(Terminal terminal, Devices devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        Path files = devices.folder(state.given()).record().root().resolve("Files");
        Optional<JsonNode> answer =
                devices.ask(state.given(), AgentDoor.question("why").put("path", BelowFiles.path(files, path)));
        if (answer.isEmpty()) {
            terminal.remark("No agent is running, so nobody knows. Start it with: limpid agent run");
            return Exit.NOT_RUNNING.code();
        }
        if (json) {
            terminal.say(answer.get().toString());
        } else {
            lines(answer.get()).forEach(terminal::say);
        }
        return answer.get().path("inStep").asBoolean() ? Exit.DONE.code() : held(answer.get());
    }

    private static int held(JsonNode answer) {
        return Exit.whileHeld(Stream.of(answer.path("reason").path("code").asString("")))
                .code();
    }

    private static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        if (answer.path("inStep").asBoolean()) {
            lines.add(answer.path("path").asString() + " is in step. Last look at all files at "
                    + second(answer.path("proof").path("lastScan")) + ", all changes of the server known at "
                    + second(answer.path("proof").path("lastPull")) + ".");
            return lines;
        }
        JsonNode reason = answer.path("reason");
        lines.add(
                reason.path("sentence").asString() + " [" + reason.path("code").asString() + "]");
        for (JsonNode evidence : reason.path("evidence")) {
            String required = evidence.path("required").asString("");
            lines.add("  " + evidence.path("what").asString() + ": "
                    + evidence.path("observed").asString()
                    + (required.isEmpty() ? "" : " (would be well: " + required + ")"));
        }
        reason.path("remedies")
                .forEach(remedy ->
                        lines.add("  What helps: " + remedy.path("sentence").asString()));
        answer.path("alsoHeldBy")
                .forEach(also ->
                        lines.add("  After that: " + also.path("sentence").asString() + " ["
                                + also.path("code").asString() + "]"));
        return lines;
    }

    /** A moment to the second: nobody reads more. */
    private static String second(JsonNode time) {
        return time.isString()
                ? Instant.parse(time.asString()).truncatedTo(ChronoUnit.SECONDS).toString()
                : "no time yet";
    }
}
