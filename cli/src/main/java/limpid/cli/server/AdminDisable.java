package limpid.cli.server;

import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limpid admin disable}: keeps somebody out, and nothing of theirs is removed. */
@Command(
        name = "disable",
        description = "Keeps a person out, with all their devices. Nothing of theirs is removed.",
        mixinStandardHelpOptions = true)
public final class AdminDisable implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ADDRESS", description = "The address that they sign in with.")
    private String address = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private String reason = "";

    public AdminDisable(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        data.of(operators).carryOut(operator -> {
            operator.disable(address, true, reason);
            return operator;
        });
        terminal.say(address + " is kept out from now on. To let them in again: limpid admin enable " + address);
        return Exit.DONE.code();
    }
}
