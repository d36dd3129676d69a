package limpid.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.Wording;
import limpid.server.operator.Operator;
import limpid.server.operator.Operator.HomeLine;
import limpid.server.operator.TownJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin homes}: all homes and how full they are. */
@Command(name = "homes", description = "Lists all homes.", mixinStandardHelpOptions = true)
public final class AdminHomes implements Callable<Integer> {
    private static final String ROW = "%-36s  %-24s  %-28s  %6s  %7s  %s";

    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "One JSON list, for scripts.")
    private boolean json;

    public AdminHomes(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<HomeLine> homes = data.of(operators).carryOut(Operator::homes);
        if (json) {
            terminal.say(new String(TownJson.HOMES.encode(homes), UTF_8));
            return Exit.DONE.code();
        }
        terminal.say(String.format(Locale.ROOT, ROW, "HOME", "NAME", "OWNER", "PEOPLE", "DEVICES", "USED"));
        homes.forEach(home -> terminal.say(String.format(
                Locale.ROOT,
                ROW,
                home.id(),
                home.name(),
                String.join(", ", home.owners()),
                home.people(),
                home.devices(),
                Wording.size(home.usedBytes()) + " of " + Wording.size(home.planBytes()))));
        return Exit.DONE.code();
    }
}
