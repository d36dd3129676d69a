package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** The first sync of one large file; then it gets a mebibyte more in its middle. */
final class LargeFile implements Scenario {
    /** Twice the insertion and half as much again: what it takes on two hops. */
    private static final double MOVED_BYTES = 3.3e6;

    @Override
    public List<Work> works(Sizes sizes) {
        return List.of(
                new Work(
                        "large",
                        String.format(Locale.ROOT, "first sync, one of %,d MiB", sizes.largeBytes() >> 20),
                        Target.must(0.6, Syncthing.NAME),
                        Target.aims(1, Rsync.NAME)),
                new Work(
                        "insert",
                        "1 MiB into the middle of it",
                        Target.must(0.6, Rsync.NAME),
                        Target.aims(0.4, Rsync.NAME),
                        Target.must(Measure.MOVED, MOVED_BYTES)));
    }

    @Override
    public void run(Stage stage) throws IOException {
        stage.peer().prepare();
        Corpus corpus = new Corpus(Scenarios.SEED);
        Path file = stage.peer().files("A").resolve("large.bin");
        corpus.large(file, stage.sizes().largeBytes());
        stage.firstSync("large");
        stage.peer().settle();
        Path edited = stage.aside("edited.bin");
        corpus.inserted(file, edited);
        stage.change("insert", () -> Files.move(edited, file, StandardCopyOption.ATOMIC_MOVE));
    }
}
