package limpid.proof.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The first sync of many text files. */
final class SmallFiles implements Scenario {
    @Override
    public List<Work> works(Sizes sizes) {
        return List.of(new Work(
                "small",
                String.format(Locale.ROOT, "first sync, %,d texts", sizes.smallFiles()),
                Target.must(0.2, Syncthing.NAME),
                Target.aims(0.6, Unison.NAME)));
    }

    @Override
    public void run(Stage stage) throws IOException {
        stage.peer().prepare();
        new Corpus(Scenarios.SEED).texts(stage.peer().files("A"), stage.sizes().smallFiles(), Corpus.TEXT_BYTES);
        stage.firstSync("small");
    }
}
