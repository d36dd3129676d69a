package limpid.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import limpid.agent.run.AgentDoor;
import limpid.cli.device.Devices;
import limpid.cli.device.Status;
import limpid.cli.device.Why;
import limpid.cli.frame.Pace;
import limpid.cli.frame.Terminal;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Tells what happens, and asks the real commands in front of the audience. */
final class Narrator {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Terminal terminal;
    private final Devices devices;
    private final Pace pace;
    private final Reading reading;

    Narrator(Terminal terminal, Devices devices, Pace pace, Reading reading) {
        this.terminal = terminal;
        this.devices = devices;
        this.pace = pace;
        this.reading = reading;
    }

    void scene(String title) throws InterruptedException {
        pace.pause(reading.scene());
        terminal.say("");
        terminal.sayStyled("@|bold " + title + "|@");
    }

    void say(String sentence) throws InterruptedException {
        terminal.say(sentence);
        pace.pause(reading.line());
    }

    /** Runs {@code limpid status} for a device. */
    void status(String device, Path state) throws InterruptedException {
        Status status = new Status(terminal, devices, pace);
        new CommandLine(status).parseArgs("--state", state.toString());
        prompt(device, "status");
        status.call();
        pace.pause(reading.line());
    }

    /** Runs {@code limpid why} for a file of a device. */
    void why(String device, Path state, Path file) throws InterruptedException {
        Why why = new Why(terminal, devices);
        new CommandLine(why).parseArgs("--state", state.toString(), file.toString());
        prompt(device, "why " + file.getFileName());
        why.call();
        pace.pause(reading.line());
    }

    private void prompt(String device, String words) {
        terminal.sayStyled("@|faint " + device + " $|@ limpid " + words);
    }

    /** Waits for it, and says how long that took. Throws {@link IllegalStateException} if it never comes. */
    Duration await(String what, BooleanSupplier question) throws InterruptedException {
        Instant from = pace.now();
        while (!question.getAsBoolean()) {
            if (Duration.between(from, pace.now()).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            pace.pause(BETWEEN_LOOKS);
        }
        return Duration.between(from, pace.now());
    }

    /** Whether a device says that it is in step. */
    boolean isInStep(Path state) {
        return statusOf(state)
                .filter(status -> status.path("state").asString().equals("IN_STEP"))
                .isPresent();
    }

    /** Whether a device names one of its causes so. */
    boolean names(Path state, String code) {
        return statusOf(state)
                .filter(status -> status.path("reasons")
                        .valueStream()
                        .anyMatch(reason -> reason.path("code").asString().equals(code)))
                .isPresent();
    }

    private Optional<JsonNode> statusOf(Path state) {
        return devices.ask(Optional.of(state), AgentDoor.question("status"));
    }
}
