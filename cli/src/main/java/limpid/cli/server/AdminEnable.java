package limpid.cli.server;

import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code limpid admin enable}: lets somebody in again. */
@Command(name = "enable", description = "Lets a person in again who was kept out.", mixinStandardHelpOptions = true)
public final class AdminEnable implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ADDRESS", description = "The address that they sign in with.")
    private String address = "";

    public AdminEnable(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        data.of(operators).carryOut(operator -> {
            operator.disable(address, false, "");
            return operator;
        });
        terminal.say(address + " can sign in again.");
        return Exit.DONE.code();
    }
}
