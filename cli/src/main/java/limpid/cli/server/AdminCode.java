package limpid.cli.server;

import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin code}: a join code for a device, alone on a line. */
@Command(
        name = "code",
        description = "Prints a code by which one device can join, within 15 minutes.",
        mixinStandardHelpOptions = true)
public final class AdminCode implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--person",
            paramLabel = "E",
            required = true,
            description = "The e-mail address of whose device it will be.")
    private String person = "";

    public AdminCode(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        terminal.say(
                data.of(operators).carryOut(operator -> operator.code(person)).text());
        return Exit.DONE.code();
    }
}
