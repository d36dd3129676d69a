package limpid.cli.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.server.program.Operation.Restored;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin restore}: puts a backup in place, and tells all devices by a new epoch. */
@Command(
        name = "restore",
        description = "Puts a backup in place of the data. The server must not run.",
        mixinStandardHelpOptions = true)
public final class AdminRestore implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            required = true,
            description = "A folder that 'limpid admin backup' made.")
    private Path from = Path.of("");

    public AdminRestore(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        Restored restored = data.of(operators).restore(from.toAbsolutePath());
        terminal.say("The backup is in place in " + restored.data() + ". " + restored.collections()
                + " collections have a new epoch: devices offer again what the backup lacks.");
        restored.aside().ifPresent(aside -> terminal.say("What was there before lies in " + aside + "."));
        return Exit.DONE.code();
    }
}
