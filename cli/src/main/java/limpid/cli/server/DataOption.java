package limpid.cli.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which server is meant, by its data folder. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The server's data folder. Otherwise LIMPID_DATA, or ~/.local/share/limpid.")
    private @Nullable Path data;

    /** The folder, if it was given. */
    Optional<Path> given() {
        return Optional.ofNullable(data);
    }
}
