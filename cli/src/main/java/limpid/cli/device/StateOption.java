package limpid.cli.device;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which device is meant, by its state folder. */
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The device's state folder. Otherwise LIMPID_STATE, or ~/.local/state/limpid.")
    private @Nullable Path state;

    /** The folder, if it was given. */
    Optional<Path> given() {
        return Optional.ofNullable(state);
    }
}
