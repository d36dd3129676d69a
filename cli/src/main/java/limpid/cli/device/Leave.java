package limpid.cli.device;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.report.Sentences;
import limpid.agent.run.AgentDoor;
import limpid.agent.run.Eraser;
import limpid.agent.run.LocalCopy;
import limpid.agent.watch.RootMarker;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Pace;
import limpid.cli.frame.Terminal;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid leave}: makes this computer no device any more. Files stay, unless it is told otherwise. */
@Command(
        name = "leave",
        description = {
            "Takes this computer off the server; its files stay where they are.",
            "Refuses (exit 3) unless everything here is proven to be on the server.",
            "With --erase, what the server holds is removed here; what it does not hold stays."
        },
        mixinStandardHelpOptions = true)
public final class Leave implements Callable<Integer> {
    private static final Duration PROOF_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Terminal terminal;
    private final Devices devices;
    private final Membership membership;
    private final Pace pace;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(
            names = "--force",
            description = "Leaves although something may not be on the server, or the server is not to be reached.")
    private boolean force;

    @Option(names = "--erase", description = "Removes here what is proven to be on the server.")
    private boolean erase;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public Leave(Terminal terminal, Devices devices, Membership membership, Pace pace) {
        this.terminal = terminal;
        this.devices = devices;
        this.membership = membership;
        this.pace = pace;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (force && erase) {
            throw new ParameterException(
                    spec.commandLine(), "--erase needs the proof that --force does without; give one of them.");
        }
        devices.folder(state.given()).record();
        devices.folder(state.given()).requireUnlocked();
        if (!force) {
            Optional<JsonNode> asked = devices.ask(state.given(), AgentDoor.question("refresh"));
            if (asked.isEmpty()) {
                return refuseUnknown();
            }
            Optional<JsonNode> status =
                    proven(Instant.parse(asked.get().path("at").asString()));
            if (status.isEmpty()) {
                return refuseUnknown();
            }
            if (!isInStep(status.get())) {
                return refuse(status.get());
            }
        }
        boolean told = isServerTold();
        Membership.stopAgent(devices, state.given(), pace);
        Optional<Eraser.Erased> erased = erase ? Optional.of(membership.erase(state.given())) : Optional.empty();
        boolean recorded =
                erased.map(what -> membership.isTold(state.given(), what)).orElse(true);
        LocalCopy stays = membership.copy(state.given());
        return done(membership.forget(state.given()), new Outcome(stays, erased, told, recorded));
    }

    /**
     * How it ended.
     *
     * @param stays what still stands here
     * @param told whether the server knows that the device left
     * @param recorded whether the server knows what was erased
     */
    private record Outcome(LocalCopy stays, Optional<Eraser.Erased> erased, boolean told, boolean recorded) {}

    /** The status by proofs younger than {@code from}, as soon as they suffice to decide; empty if the agent went away. */
    private Optional<JsonNode> proven(Instant from) throws InterruptedException {
        Instant end = pace.now().plus(PROOF_WITHIN);
        while (true) {
            Optional<JsonNode> status = devices.ask(state.given(), AgentDoor.question("status"));
            boolean decided = status.map(now -> Settle.isSettled(now, from) || isStuck(now, from))
                    .orElse(true);
            if (decided) {
                return status;
            }
            if (!pace.now().isBefore(end)) {
                // Without a fresh proof it counts as not in step, whatever it says of before.
                return status.map(now -> ((ObjectNode) now).put("state", "SYNCING"));
            }
            pace.pause(BETWEEN_LOOKS);
        }
    }

    private static boolean isStuck(JsonNode status, Instant from) {
        boolean waits =
                switch (status.path("state").asString()) {
                    case "PAUSED", "NEEDS_YOU", "WAITING" -> true;
                    default -> false;
                };
        return waits && Settle.isSince(status.path("proof").path("lastScan"), from);
    }

    private static boolean isInStep(JsonNode status) {
        return status.path("state").asString().equals("IN_STEP")
                && status.path("collections").valueStream().allMatch(each -> each.path("digestEqual")
                        .asBoolean(false));
    }

    /** Whether the server took the device off. One that cannot be reached holds nobody who forces it. */
    private boolean isServerTold() {
        try {
            membership.leaveServer(state.given());
            return true;
        } catch (ReasonException failure) {
            if (!force) {
                throw failure;
            }
            terminal.remark("The server does not know yet: "
                    + ReasonTexts.english().sentence(failure.reason()) + " ["
                    + failure.reason().code() + "]");
            return false;
        }
    }

    private int refuseUnknown() {
        ObjectNode answer = answer(false);
        answer.putNull("status");
        terminal.remark(
                "No agent is running, so nobody knows whether everything here is on the server. Limpid did not leave. ["
                        + ReasonCode.UNSENT_CHANGES + "]");
        terminal.remark(
                "What to do: run limpid agent run, wait for limpid settle, and leave then; or, if the files here are"
                        + " all you need: limpid leave --force");
        return end(answer, Exit.NOT_SO);
    }

    private int refuse(JsonNode status) {
        ObjectNode answer = answer(false);
        answer.set("status", status);
        long items = status.path("pending").path("items").asLong();
        terminal.remark((items == 1 ? "1 thing is" : items + " things are")
                + " not in step with the server. Limpid did not leave. [" + ReasonCode.UNSENT_CHANGES + "]");
        StatusText.lines(status).forEach(terminal::remarkStyled);
        terminal.remark(
                "What to do: wait until limpid status says In step, or leave all the same with: limpid leave --force");
        return end(answer, Standing.held(status));
    }

    private int done(Path files, Outcome outcome) {
        if (json) {
            return end(json(files, outcome), Exit.DONE);
        }
        outcome.erased().ifPresent(this::sayErased);
        String where = outcome.erased().isPresent() && outcome.stays().items() == 0
                ? "Nothing of it stays in " + files
                : "Your files stay in " + files + ": "
                        + things(outcome.stays().items(), outcome.stays().bytes());
        terminal.say("Left. " + where);
        terminal.say("What was replaced or deleted here lately stays in "
                + files.resolveSibling(RootMarker.OWN_PREFIX).resolve("trash")
                + (outcome.erased().isPresent() ? "; remove it yourself if this computer changes hands." : "."));
        terminal.say("The server keeps its copy; from now on nothing passes between the two.");
        if (!outcome.told()) {
            terminal.say("On the server, take the device off with: limpid admin revoke DEVICE");
        }
        if (!outcome.recorded()) {
            terminal.say(
                    "The server could not be told that the files were removed; its hand-over sheet will not say so.");
        }
        return Exit.DONE.code();
    }

    private void sayErased(Eraser.Erased erased) {
        terminal.say("Erased " + things(erased.items(), erased.bytes()) + ", which the server holds.");
        if (erased.kept() > 0) {
            terminal.say("Kept " + erased.kept() + " that the server does not hold as they are here: "
                    + String.join(", ", erased.sample()));
        }
    }

    private static String things(long items, long bytes) {
        return (items == 1 ? "1 file" : items + " files") + ", " + Sentences.size(bytes);
    }

    private ObjectNode json(Path files, Outcome outcome) {
        ObjectNode answer = answer(true).put("files", files.toString()).put("serverTold", outcome.told());
        answer.putObject("stays")
                .put("items", outcome.stays().items())
                .put("bytes", outcome.stays().bytes());
        outcome.erased().ifPresent(erased -> answer.putObject("erased")
                .put("items", erased.items())
                .put("bytes", erased.bytes())
                .put("kept", erased.kept())
                .put("serverTold", outcome.recorded()));
        return answer;
    }

    private ObjectNode answer(boolean left) {
        ObjectNode answer = new JsonMapper().createObjectNode().put("left", left);
        return left ? answer : answer.put("code", ReasonCode.UNSENT_CHANGES.name());
    }

    private int end(ObjectNode answer, Exit exit) {
        if (json) {
            terminal.say(answer.toString());
        }
        return exit.code();
    }
}
