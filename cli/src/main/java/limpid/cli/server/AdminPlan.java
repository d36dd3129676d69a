package limpid.cli.server;

import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.id.HomeId;
import limpid.core.reason.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin plan}: how much a home may keep. */
@Command(name = "plan", description = "Sets how much a home may keep.", mixinStandardHelpOptions = true)
public final class AdminPlan implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--bytes",
            paramLabel = "N",
            required = true,
            converter = ByteSize.class,
            description = "Such as 53687091200, 50GB or 50GiB.")
    private long bytes;

    @Option(
            names = "--home",
            paramLabel = "H",
            converter = Ids.OfHome.class,
            description = "Which home; not needed if there is only one.")
    private @Nullable HomeId home;

    public AdminPlan(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        data.of(operators).carryOut(operator -> {
            operator.plan(Optional.ofNullable(home), bytes);
            return operator;
        });
        terminal.say("The plan is " + Wording.size(bytes) + " now.");
        return Exit.DONE.code();
    }
}
