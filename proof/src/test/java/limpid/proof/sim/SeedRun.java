package limpid.proof.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Runs many seeds outside the build and tells of each violation as soon as it is found, made short. Arguments: the first
 * seed, how many, and {@code parallel} to use all cores; or {@code tell} and a seed or a scenario's file, to see all of it;
 * or {@code replay} and some of those, to see how each ends; or {@code defect} and its name and up to which seed, to see how
 * the first three are noticed.
 */
final class SeedRun {
    private static final long TELLS_EVERY = 1000;

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final long begun = System.nanoTime();

    private SeedRun() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "tell" -> Simulation.run(history(args[1]), line -> System.err.println(line));
            case "replay" -> replay(List.of(args).subList(1, args.length));
            case "defect" -> defect(Defect.valueOf(args[1]), Long.parseLong(args[2]));
            default ->
                System.exit(new SeedRun().all(Long.parseLong(args[0]), Long.parseLong(args[1]), args.length > 2));
        }
    }

    private static History history(String what) throws IOException {
        return what.matches("\\d+")
                ? HistoryMaker.of(Long.parseLong(what))
                : HistoryText.read(Files.readString(Path.of(what)));
    }

    private static void replay(List<String> histories) throws IOException {
        for (String each : histories) {
            String outcome = SimulatorTest.trial(history(each))
                    .map(Violation::getMessage)
                    .orElse("keeps every promise");
            System.err.println(each + ": " + outcome);
        }
    }

    private static void defect(Defect defect, long histories) {
        LongStream.range(1, histories)
                .mapToObj(HistoryMaker::of)
                .filter(history -> PlantedDefectsTest.mayShow(defect, history))
                .filter(history -> PlantedDefectsTest.isNoticed(defect, history))
                .limit(3)
                .forEach(history -> System.err.println(defect + " is noticed with seed " + history.seed() + ": "
                        + SimulatorTest.trial(history, Optional.of(defect))
                                .map(Violation::getMessage)
                                .orElse("")));
    }

    private int all(long first, long count, boolean parallel) {
        LongStream seeds = LongStream.range(first, first + count);
        (parallel ? seeds.parallel() : seeds).forEach(this::one);
        tell("that was all");
        return failed.get() == 0 ? 0 : 1;
    }

    private void one(long seed) {
        History history = HistoryMaker.of(seed);
        if (SimulatorTest.trial(history).isPresent()) {
            failed.incrementAndGet();
            tell(SimulatorTest.stories(List.of(seed)));
        }
        if (done.incrementAndGet() % TELLS_EVERY == 0) {
            tell("up to seed " + seed);
        }
    }

    private void tell(String what) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.err.printf(
                "%.0f s, %d seeds, %.1f seeds/s, %d failed: %s%n",
                seconds, done.get(), done.get() / seconds, failed.get(), what);
    }
}
