package limpid.cli.device;

import picocli.CommandLine.Command;

/** {@code limpid agent}: only has commands. */
@Command(
        name = "agent",
        description = "The program that keeps this device in step.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Agent {}
