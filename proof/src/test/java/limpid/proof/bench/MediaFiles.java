package limpid.proof.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The first sync of files that cannot be made shorter, such as photos. */
final class MediaFiles implements Scenario {
    @Override
    public List<Work> works(Sizes sizes) {
        return List.of(new Work(
                "media",
                String.format(
                        Locale.ROOT,
                        "first sync, %,d × %.1f MB",
                        sizes.mediaFiles(),
                        sizes.mediaBytes() / 1e6 / sizes.mediaFiles()),
                Target.must(0.65, Syncthing.NAME),
                Target.aims(1, Rsync.NAME)));
    }

    @Override
    public void run(Stage stage) throws IOException {
        stage.peer().prepare();
        new Corpus(Scenarios.SEED)
                .media(
                        stage.peer().files("A"),
                        stage.sizes().mediaFiles(),
                        stage.sizes().mediaBytes());
        stage.firstSync("media");
    }
}
