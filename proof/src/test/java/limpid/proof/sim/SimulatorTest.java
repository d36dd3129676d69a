package limpid.proof.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Runs histories from seeds. {@code -Dlimpid.seeds=100000} runs more, {@code -Dlimpid.first=1000} begins elsewhere,
 * {@code -Dlimpid.seed=17} runs one and tells all of it.
 */
class SimulatorTest {
    private static final long SEEDS = Long.getLong("limpid.seeds", 400);
    private static final long FIRST = Long.getLong("limpid.first", 1);
    private static final int SHOWN_MAX = Integer.getInteger("limpid.shown", 3);
    private static final int SHRINK_TRIES = 400;

    @Test
    void keepsEveryPromiseWhateverHappens() {
        Long one = Long.getLong("limpid.seed");
        if (one != null) {
            Simulation.run(HistoryMaker.of(one), line -> System.err.println(line));
            return;
        }
        List<Long> failed = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .filter(seed -> trial(HistoryMaker.of(seed)).isPresent())
                .boxed()
                .toList();
        if (!failed.isEmpty()) {
            fail(failed.size() + " of " + SEEDS + " seeds fail: " + head(failed) + stories(failed));
        }
    }

    private static List<Long> head(List<Long> seeds) {
        return seeds.subList(0, Math.min(20, seeds.size()));
    }

    @Test
    void runsTheSameWayEveryTime() {
        LongStream.range(FIRST, FIRST + SEEDS).filter(seed -> seed % 100 == 7).forEach(seed -> {
            History history = HistoryMaker.of(seed);
            assertThat(Simulation.run(history)).as("seed " + seed).isEqualTo(Simulation.run(history));
        });
    }

    static Optional<Violation> trial(History history) {
        return trial(history, Optional.empty());
    }

    static Optional<Violation> trial(History history, Optional<Defect> defect) {
        try {
            Simulation.run(history, defect);
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(violation);
        } catch (RuntimeException broken) {
            return Optional.of(new Violation("the simulation itself broke down: " + broken, broken));
        }
    }

    /** The first failures, made short, ready to be saved among the scenarios. */
    static String stories(List<Long> seeds) {
        StringBuilder text = new StringBuilder();
        for (long seed : seeds.subList(0, Math.min(SHOWN_MAX, seeds.size()))) {
            History history = HistoryMaker.of(seed);
            String first = kind(trial(history).map(Throwable::toString).orElse(""));
            Shrinker shrinker = new Shrinker(
                    shorter -> trial(shorter).filter(it -> kind(it.toString()).equals(first)), SHRINK_TRIES);
            History shortest = shrinker.shrink(history);
            Violation violation = trial(shortest).orElseThrow();
            text.append("\n\n=== seed ")
                    .append(seed)
                    .append(" (see it all with -Dlimpid.seed=")
                    .append(seed);
            text.append(")\n").append(HistoryText.write(shortest)).append(violation.getMessage());
            if (violation.getCause() != null) {
                text.append("\n").append(trace(violation.getCause()));
            }
        }
        return text.toString();
    }

    private static String trace(Throwable cause) {
        List<String> lines = new ArrayList<>(List.of(cause.toString()));
        for (StackTraceElement element : cause.getStackTrace()) {
            if (lines.size() < 15) {
                lines.add("    at " + element);
            }
        }
        return String.join("\n", lines);
    }

    /** What kind of failure it is: the first words, so that shrinking does not wander to another one. */
    private static String kind(String message) {
        return message.substring(0, Math.min(50, message.length()));
    }

    static History scenario(Path file) throws IOException {
        return HistoryText.read(Files.readString(file));
    }
}
