package limpid.cli;

import limpid.cli.frame.Terminal;
import limpid.cli.server.Admin;
import limpid.cli.server.AdminBackup;
import limpid.cli.server.AdminCheck;
import limpid.cli.server.AdminCode;
import limpid.cli.server.AdminDevices;
import limpid.cli.server.AdminOwner;
import limpid.cli.server.AdminPlan;
import limpid.cli.server.AdminRestore;
import limpid.cli.server.AdminRevoke;
import limpid.cli.server.Up;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** All commands, in the order in which help lists them: one line per command, made of what it needs of the program. */
final class Commands {
    private Commands() {}

    static CommandLine line(Program program) {
        return new CommandLine(new Limpid())
                .addSubcommand(new Up(program.terminal(), program.servers()))
                .addSubcommand(admin(program))
                .addSubcommand(new HelpCommand());
    }

    private static CommandLine admin(Program program) {
        Terminal terminal = program.terminal();
        return new CommandLine(new Admin())
                .addSubcommand(new AdminOwner(terminal, program.servers(), program.passwords()))
                .addSubcommand(new AdminCode(terminal, program.servers()))
                .addSubcommand(new AdminPlan(terminal, program.servers()))
                .addSubcommand(new AdminDevices(terminal, program.servers()))
                .addSubcommand(new AdminRevoke(terminal, program.servers()))
                .addSubcommand(new AdminBackup(terminal, program.servers()))
                .addSubcommand(new AdminRestore(terminal, program.servers()))
                .addSubcommand(new AdminCheck(terminal, program.servers()));
    }

    /** What {@code limpid} alone is: it only has commands. */
    @Command(
            name = "limpid",
            description = "A personal cloud you can see through.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionText.class,
            synopsisSubcommandLabel = "COMMAND")
    static final class Limpid {}
}
