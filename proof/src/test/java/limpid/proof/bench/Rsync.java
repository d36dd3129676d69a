package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The same work by rsync: A to a hub, the hub to B, two runs one after the other. */
final class Rsync {
    private static final Duration BOUND = Duration.ofMinutes(10);

    private final Path folder;
    private final boolean isThere;

    Rsync(Path folder) {
        this.folder = folder;
        this.isThere = isInstalled();
    }

    static boolean isInstalled() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, "rsync")));
    }

    /** How long it takes to bring all of {@code from} to the other side; empty without rsync. */
    OptionalDouble seconds(Path from, String... options) {
        if (!isThere) {
            return OptionalDouble.empty();
        }
        try {
            Files.createDirectories(folder.resolve("hub"));
            Files.createDirectories(folder.resolve("B"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long begin = System.nanoTime();
        run(from, folder.resolve("hub"), options);
        run(folder.resolve("hub"), folder.resolve("B"), options);
        return OptionalDouble.of((System.nanoTime() - begin) / 1e9);
    }

    private void run(Path from, Path to, String... options) {
        List<String> words = new ArrayList<>(List.of("rsync", "-a", "--delete"));
        words.addAll(List.of(options));
        words.addAll(List.of(from + "/", to + "/"));
        Child.start(folder.resolve("rsync.log"), Map.of(), words.toArray(String[]::new))
                .awaitEnd(BOUND);
    }
}
