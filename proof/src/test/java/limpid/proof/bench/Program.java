package limpid.proof.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A peer that may be installed here.
 *
 * @param name as the table calls it
 * @param command as the path knows it
 * @param versionOption makes it say its version
 * @param peer makes one that works in a folder
 */
record Program(String name, String command, String versionOption, Function<Path, Peer> peer) {
    /** All that we can compare with. */
    static final List<Program> ALL = List.of(
            new Program(Rsync.NAME, "rsync", "--version", Rsync::new),
            new Program(Unison.NAME, "unison", "-version", Unison::new),
            new Program(Syncthing.NAME, "syncthing", "--version", Syncthing::new));

    private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)+");

    boolean isInstalled() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }

    /** Its version, as it says itself. */
    String version(Path folder) {
        try (Processes processes = new Processes(folder)) {
            var found = VERSION.matcher(
                    processes.ask(Command.of(command, versionOption).with("HOME", folder)));
            return found.find() ? found.group() : "of unknown version";
        }
    }
}
