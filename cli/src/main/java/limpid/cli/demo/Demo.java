package limpid.cli.demo;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Pace;
import limpid.cli.frame.Places;
import limpid.cli.frame.StopSignal;
import limpid.cli.frame.Terminal;
import limpid.host.task.Nothing;
import limpid.host.task.Task;
import limpid.host.task.TaskScope;
import limpid.server.program.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code limpid demo}: shows everything to somebody who has never seen it, and leaves nothing behind. */
@Command(
        name = "demo",
        description = "Shows Limpid in a scratch folder: a server, two devices, two faults. Leaves nothing behind.",
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
    private static final int NAME_BYTES = 6;
    private static final int LETTERS_MAX = 5_000;

    private final Terminal terminal;
    private final Places places;
    private final Machine machine;
    private final Pace pace;

    @Option(names = "--fast", description = "Without pauses for reading.")
    private boolean fast;

    @Option(names = "--stay", description = "Keeps everything running at the end, until Ctrl-C.")
    private boolean stay;

    @Option(
            names = "--letters",
            paramLabel = "N",
            defaultValue = "24",
            description = "How many letters the laptop brings along; ${DEFAULT-VALUE} unless told.")
    private int letters;

    public Demo(Terminal terminal, Places places, Machine machine, Pace pace) {
        this.terminal = terminal;
        this.places = places;
        this.machine = machine;
        this.pace = pace;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (letters < 1 || letters > LETTERS_MAX) {
            throw new ParameterException(new CommandLine(this), "--letters takes 1 to " + LETTERS_MAX);
        }
        StopSignal signal = StopSignal.listen();
        Path scratch = places.scratch()
                .resolve("limpid-demo-"
                        + HexFormat.of().formatHex(machine.chance().bytes(NAME_BYTES)));
        Props props = new Props(machine.disk());
        try {
            boolean isTold = tell(scratch, props, signal);
            terminal.say(isTold ? "That was all." : "Stopped.");
        } finally {
            props.remove(scratch);
            terminal.say("Everything was stopped, and " + scratch + " is gone again.");
            signal.stopped();
        }
        return Exit.DONE.code();
    }

    /** Whether the story was told to its end. */
    private boolean tell(Path scratch, Props props, StopSignal signal) throws InterruptedException {
        try (Stage stage = new Stage(scratch, places, machine);
                TaskScope stopping = machine.tasks().openLasting("demo-stop");
                TaskScope scope = machine.tasks().open("demo")) {
            stopping.fork("signal", () -> {
                signal.await();
                scope.cancel();
            });
            Reading reading = fast ? Reading.NONE : Reading.UNHURRIED;
            Story story = new Story(new Narrator(terminal, stage.devices(), pace, reading), stage, props, letters);
            Task<Nothing> telling = scope.fork("story", () -> {
                story.tell(scope);
                if (stay) {
                    terminal.say("The page stays up until you press Ctrl-C.");
                    signal.await();
                }
                stage.dismiss();
            });
            scope.join();
            return !telling.isCancelled();
        }
    }
}
