package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small changes one after the other, each timed. Nothing for those who must be started for each. */
final class Latency implements Scenario {
    private static final long BETWEEN_MILLIS = 200;

    @Override
    public List<Work> works(Sizes sizes) {
        return List.of(new Work(
                "latency",
                sizes.changes() + " small changes",
                Target.must(Measure.MIDDLE, 0.4),
                Target.aims(Measure.MIDDLE, 0.15),
                Target.must(Measure.WORST, 0.8),
                Target.aims(Measure.WORST, 0.3)));
    }

    @Override
    public void run(Stage stage) throws IOException {
        if (!stage.peer().isWatching()) {
            return;
        }
        stage.peer().prepare();
        stage.peer().begin();
        stage.peer().settle();
        stage.flush();
        Meter meter = Meter.start(stage.peer());
        List<Double> seconds = new ArrayList<>();
        for (int number = 0; number < stage.sizes().changes(); number++) {
            seconds.add(once(stage, number));
            Patience.rest(BETWEEN_MILLIS);
        }
        seconds.sort(null);
        stage.report(
                "latency",
                meter.figures().with(Measure.MIDDLE, part(seconds, 0.5)).with(Measure.WORST, part(seconds, 0.99)));
    }

    private static double once(Stage stage, int number) throws IOException {
        String name = "note-" + number + ".txt";
        Path made = Files.writeString(stage.aside("change"), "change number " + number + "\n");
        long begin = System.nanoTime();
        Files.move(made, stage.peer().files("A").resolve(name));
        Sight.awaitFile(stage.peer().files("B").resolve(name));
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double part(List<Double> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
