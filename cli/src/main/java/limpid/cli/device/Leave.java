package limpid.cli.device;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.run.AgentDoor;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Pace;
import limpid.cli.frame.Terminal;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code limpid leave}: makes this computer no device any more. Files stay. */
@Command(
        name = "leave",
        description = {
            "Takes this computer off the server; its files stay where they are.",
            "Refuses (exit 3) unless everything here is proven to be on the server."
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

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public Leave(Terminal terminal, Devices devices, Membership membership, Pace pace) {
        this.terminal = terminal;
        this.devices = devices;
        this.membership = membership;
        this.pace = pace;
    }

    @Override
    public Integer call() throws InterruptedException {
        devices.folder(state.given()).record();
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
        return done(membership.forget(state.given()), told);
    }

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
        return status.path("state").asString().equals("IN_STEP");
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

    private int done(Path files, boolean told) {
        ObjectNode answer = answer(true).put("files", files.toString()).put("serverTold", told);
        if (!json) {
            terminal.say("Left. Your files stay in " + files);
            if (!told) {
                terminal.say("On the server, take the device off with: limpid admin revoke DEVICE");
            }
        }
        return end(answer, Exit.DONE);
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
