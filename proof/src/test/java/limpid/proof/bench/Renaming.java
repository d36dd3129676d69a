package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A folder gets another name. */
final class Renaming implements Scenario {
    private static final double MOVED_BYTES = 100e3;

    @Override
    public List<Work> works(Sizes sizes) {
        return List.of(new Work(
                "rename",
                String.format(Locale.ROOT, "a folder of %,d files", sizes.renamedFiles()),
                Target.must(0.05, Syncthing.NAME),
                Target.aims(Measure.SECONDS, 0.3),
                Target.must(Measure.MOVED, MOVED_BYTES)));
    }

    @Override
    public void run(Stage stage) throws IOException {
        stage.peer().prepare();
        Path before = Files.createDirectory(stage.peer().files("A").resolve("before"));
        new Corpus(Scenarios.SEED).texts(before, stage.sizes().renamedFiles(), Corpus.TEXT_BYTES);
        stage.firstSync("first sync");
        stage.peer().settle();
        stage.change("rename", () -> Files.move(before, stage.peer().files("A").resolve("after")));
    }
}
