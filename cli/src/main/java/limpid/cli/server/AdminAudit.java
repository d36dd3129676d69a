package limpid.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.Wording;
import limpid.server.operator.Operator.AuditLine;
import limpid.server.operator.TownJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin audit}: what was done to the server, by whom and from where. */
@Command(
        name = "audit",
        description = "Lists what was done to the server, the last first.",
        mixinStandardHelpOptions = true)
public final class AdminAudit implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; 50 by default.")
    private int limit;

    @Option(names = "--json", description = "One JSON list, for scripts.")
    private boolean json;

    public AdminAudit(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<AuditLine> lines = data.of(operators).carryOut(operator -> operator.audit(Math.max(1, limit)));
        if (json) {
            terminal.say(new String(TownJson.AUDIT.encode(lines), UTF_8));
        } else if (lines.isEmpty()) {
            terminal.say("Nothing is on record yet.");
        } else {
            lines.forEach(line -> terminal.say(Wording.time(line.at()) + "  " + line.sentence()
                    + (line.address().isEmpty() ? "" : " [" + line.address() + "]")));
        }
        return Exit.DONE.code();
    }
}
