package limpid.cli;

import limpid.cli.frame.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** All commands, in the order in which help lists them. One line per command; each takes the terminal. */
final class Commands {
    private Commands() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new Limpid()).addSubcommand(new HelpCommand());
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
