package limpid.cli.server;

import picocli.CommandLine.Command;

/** Operation of a server without the web: only has commands. */
@Command(
        name = "admin",
        description = "Looks after a server, on the machine where it lives.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Admin {}
