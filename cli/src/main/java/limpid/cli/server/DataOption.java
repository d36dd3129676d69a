package limpid.cli.server;

import java.nio.file.Path;
import java.util.Optional;
import limpid.server.program.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which server is meant: by its data folder, or by its settings. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The server's data folder. Otherwise LIMPID_DATA, or ~/.local/share/limpid.")
    private @Nullable Path data;

    @Option(names = "--settings", paramLabel = "FILE", description = "The server's settings, one key = value a line.")
    private @Nullable Path settings;

    /** The folder, if it was given. */
    Optional<Path> given() {
        return Optional.ofNullable(data);
    }

    /** The settings file, if it was given. */
    Optional<Path> settings() {
        return Optional.ofNullable(settings);
    }

    /** Orders to the server that is meant. */
    Operation of(Operators operators) {
        return operators.at(settings(), given());
    }
}
