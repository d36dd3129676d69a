package limpid.cli.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.Wording;
import limpid.server.operator.Operator.BackupLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin backup}: a copy of everything, read again and compared. */
@Command(
        name = "backup",
        description = "Copies everything to a folder, reads it again and compares.",
        mixinStandardHelpOptions = true)
public final class AdminBackup implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "A folder that is empty or not there yet.")
    private Path to = Path.of("");

    public AdminBackup(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        BackupLine backup = data.of(operators).carryOut(operator -> operator.backup(to.toAbsolutePath()));
        terminal.say("The backup in " + backup.to() + " is complete: " + backup.files() + " files, "
                + Wording.size(backup.bytes()) + ", read again and found equal.");
        return Exit.DONE.code();
    }
}
