package limpid.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.Wording;
import limpid.server.backup.RehearsalReport;
import limpid.server.program.Operation.Restored;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin restore}: puts a backup in place, and tells all devices by a new epoch; or only rehearses that. */
@Command(
        name = "restore",
        description = "Puts a backup in place of the data. The server must not run, except with --check.",
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

    @Option(
            names = "--check",
            description =
                    "Only rehearses: reads all of it, opens a copy, says what would be restored, changes nothing.")
    private boolean check;

    @Option(names = "--json", description = "With --check: one JSON object, for scripts.")
    private boolean json;

    public AdminRestore(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (check) {
            return rehearse(data.of(operators).rehearse(from.toAbsolutePath()));
        }
        Restored restored = data.of(operators).restore(from.toAbsolutePath());
        terminal.say("The backup is in place in " + restored.data() + ". " + restored.collections()
                + " collections have a new epoch: devices offer again what the backup lacks.");
        restored.aside().ifPresent(aside -> terminal.say("What was there before lies in " + aside + "."));
        return Exit.DONE.code();
    }

    private int rehearse(RehearsalReport report) {
        if (json) {
            terminal.say(new String(report.json(), UTF_8));
        } else {
            print(report);
        }
        return (report.isGood() ? Exit.DONE : Exit.NOT_SO).code();
    }

    private void print(RehearsalReport report) {
        terminal.say("The backup was made on " + Wording.time(report.at()) + " by Limpid " + report.version() + ": "
                + report.files() + " files, " + Wording.size(report.bytes()) + ".");
        for (RehearsalReport.HomeLine home : report.homes()) {
            terminal.say("  " + home.name() + ": " + home.people() + " people, " + home.items() + " items, "
                    + Wording.size(home.bytes()) + ", and " + Wording.size(home.keptBytes()) + " of old versions");
        }
        report.flaws().forEach(flaw -> terminal.say(flaw.sentence() + " [" + flaw.code() + "]"));
        terminal.say(
                report.isGood()
                        ? "All of it was read and is whole. A restore would bring back all of the above, as of then."
                        : "A restore from this backup would not bring back everything. Nothing was changed.");
    }
}
