package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All works that are measured, by name. A name that needs another's outcome runs both. */
final class Scenarios {
    private static final long SEED = 20_261_121;

    private Scenarios() {}

    /** In the order in which they run; several names may mean one scenario. */
    static Map<String, Scenario> byName() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("small", Scenarios::small);
        Scenario large = Scenarios::large;
        all.put("large", large);
        all.put("insert", large);
        all.put("rename", Scenarios::rename);
        all.put("latency", Scenarios::latency);
        Scenario standing = Scenarios::standing;
        all.put("idle", standing);
        all.put("start", standing);
        return all;
    }

    private static List<Row> small(Setting setting) throws IOException {
        Trio trio = setting.trio();
        int count = setting.sizes().smallFiles();
        new Corpus(SEED).texts(trio.files("A"), count, Corpus.TEXT_BYTES);
        return List.of(firstSync(
                setting, "small: first sync of " + count + " text files", "0.6 × Unison; at most 0.2 × Syncthing"));
    }

    private static List<Row> large(Setting setting) throws IOException {
        Trio trio = setting.trio();
        long bytes = setting.sizes().largeBytes();
        Corpus corpus = new Corpus(SEED);
        Path file = trio.files("A").resolve("large.bin");
        corpus.large(file, bytes);
        Row first = firstSync(
                setting,
                "large: first sync of one file, " + (bytes >> 20) + " MiB",
                "as rsync; at most 0.6 × Syncthing");
        Path edited = trio.aside("edited.bin");
        corpus.inserted(file, edited);
        Row insert = setting.timed(
                "insert: 1 MiB into the middle of it",
                "0.4 × rsync; at most 0.6 ×",
                () -> {
                    Files.move(edited, file, StandardCopyOption.ATOMIC_MOVE);
                    trio.awaitSame(Setting.BOUND);
                },
                () -> setting.rsync().seconds(trio.files("A"), "--no-whole-file"));
        return List.of(first, insert);
    }

    private static List<Row> rename(Setting setting) throws IOException {
        Trio trio = setting.trio();
        int count = setting.sizes().renamedFiles();
        Path before = trio.files("A").resolve("before");
        new Corpus(SEED).texts(before, count, Corpus.TEXT_BYTES);
        firstSync(setting, "", "");
        trio.settle("B");
        Row row = setting.timed(
                "rename: a folder of " + count + " files",
                "0.3 s; at most 0.05 × Syncthing",
                () -> {
                    Files.move(before, trio.files("A").resolve("after"));
                    trio.awaitSame(Setting.BOUND);
                },
                () -> setting.rsync().seconds(trio.files("A")));
        return List.of(row);
    }

    private static List<Row> latency(Setting setting) throws IOException {
        Trio trio = setting.trio();
        trio.startAgentAndWait("B");
        trio.startAgentAndWait("A");
        trio.settle("A");
        trio.settle("B");
        double cpu = trio.cpuSeconds();
        List<Double> seconds = new ArrayList<>();
        for (int number = 0; number < setting.sizes().changes(); number++) {
            Path made = Files.writeString(trio.aside("change"), "change number " + number + "\n");
            long begin = System.nanoTime();
            Files.move(made, trio.files("A").resolve("note-" + number + ".txt"));
            awaitFile(trio.files("B").resolve("note-" + number + ".txt"));
            seconds.add((System.nanoTime() - begin) / 1e9);
            Patience.rest(200);
        }
        seconds.sort(null);
        Row.Took took = new Row.Took.Often(part(seconds, 0.5), part(seconds, 0.99));
        return List.of(new Row(
                "latency: one small change A to B, p50 / p99 of " + seconds.size(),
                took,
                OptionalDouble.empty(),
                trio.cpuSeconds() - cpu,
                trio.peakBytes(),
                "0.15 / 0.3 s; at most 0.4 / 0.8 s"));
    }

    private static double part(List<Double> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static List<Row> standing(Setting setting) throws IOException {
        Trio trio = setting.trio();
        int count = setting.sizes().standingFiles();
        new Corpus(SEED).texts(trio.files("A"), count, Corpus.TINY_BYTES);
        Row first = firstSync(
                setting, "tiny: first sync of " + count + " files of 200 B", "2 × rsync; at most 0.1 × Syncthing");
        trio.settle("A");
        trio.settle("B");
        return List.of(first, idle(setting), start(setting));
    }

    private static Row idle(Setting setting) {
        Trio trio = setting.trio();
        Duration span = setting.sizes().idle();
        double before = trio.cpuSeconds();
        Patience.rest(span.toMillis());
        double perMinute = (trio.cpuSeconds() - before) * 60 / span.toSeconds();
        return new Row(
                "idle: one minute with " + setting.sizes().standingFiles() + " files",
                new Row.Took.Not(),
                OptionalDouble.empty(),
                perMinute,
                trio.peakBytes(),
                "0.2 CPU s a minute; 0.65 × Syncthing's memory");
    }

    /** While its agent does not run something changes on both sides: when both have crossed, it is in step. */
    private static Row start(Setting setting) throws IOException {
        Trio trio = setting.trio();
        trio.stopAgent("B");
        Path ours = trio.files("A").resolve("part-0/text-0.txt");
        Files.writeString(ours, "changed while B was away");
        trio.settle("A");
        Path theirs = trio.files("B").resolve("part-0/text-1.txt");
        Files.writeString(theirs, "changed on B");
        FileTime time = FileTime.from(Instant.now());
        Files.setLastModifiedTime(theirs, time);
        return setting.timed(
                "start: an agent with " + setting.sizes().standingFiles() + " files, until in step",
                "2 s; at most 0.35 × Syncthing",
                () -> {
                    trio.startAgent("B");
                    awaitTime(trio.files("A").resolve("part-0/text-1.txt"), time);
                    trio.awaitSame(Setting.BOUND);
                },
                () -> setting.rsync().seconds(trio.files("A")));
    }

    /** B runs and waits; the clock starts with A's agent. Rsync does the same beside it. */
    private static Row firstSync(Setting setting, String work, String target) throws IOException {
        Trio trio = setting.trio();
        trio.startAgentAndWait("B");
        return setting.timed(
                work,
                target,
                () -> {
                    trio.startAgent("A");
                    trio.awaitSame(Setting.BOUND);
                },
                () -> setting.rsync().seconds(trio.files("A")));
    }

    private static void awaitFile(Path file) {
        Patience patience = new Patience(Setting.BOUND);
        while (!Files.exists(file)) {
            if (patience.isOver()) {
                throw new Unfinished(file.getFileName() + " did not come");
            }
            Patience.rest(1);
        }
    }

    private static void awaitTime(Path file, FileTime time) {
        Patience patience = new Patience(Setting.BOUND);
        while (millis(file) != time.toMillis()) {
            if (patience.isOver()) {
                throw new Unfinished("the change of " + file.getFileName() + " did not come");
            }
            Patience.rest(5);
        }
    }

    private static long millis(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
