package limpid.cli.server;

import java.util.List;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.server.operator.Operator;
import limpid.server.operator.Operator.FlawLine;
import limpid.server.operator.OperatorJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin check}: whether everything that the server promised to hold is there and whole. */
@Command(
        name = "check",
        description = "Looks whether all that the server holds is there and whole.",
        mixinStandardHelpOptions = true)
public final class AdminCheck implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    public AdminCheck(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<FlawLine> flaws = data.of(operators).carryOut(Operator::check);
        if (json) {
            terminal.say(OperatorJson.ofFlaws(flaws));
        } else if (flaws.isEmpty()) {
            terminal.say("All that the server holds is there and whole.");
        } else {
            flaws.forEach(flaw -> terminal.say(flaw.sentence() + " [" + flaw.code() + "]"));
        }
        return (flaws.isEmpty() ? Exit.DONE : Exit.NOT_SO).code();
    }
}
