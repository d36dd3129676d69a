package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Some of many files get new times, some are edited, and a folder of them goes. */
final class Changing implements Scenario {
    private static final int TOUCHED_OF = 10;
    private static final int EDITED_OF = 100;
    private static final int DELETED_OF = 10;
    /** Limpid lets a person confirm more deletions at once than 200. */
    private static final int DELETED_MAX = 150;

    private static final String GOING = "going";

    @Override
    public List<Work> works(Sizes sizes) {
        int files = sizes.changedFiles();
        return List.of(
                work("touch", "%,d of %,d files", files / TOUCHED_OF, files),
                work("edit", "%,d of %,d files", files / EDITED_OF, files),
                work("delete", "a folder of %,d of %,d", deleted(files), files));
    }

    private static int deleted(int files) {
        return Math.min(files / DELETED_OF, DELETED_MAX);
    }

    private static Work work(String name, String what, int some, int all) {
        return new Work(name, String.format(Locale.ROOT, what, some, all), Target.must(Measure.SECONDS, 1));
    }

    @Override
    public void run(Stage stage) throws IOException {
        Peer peer = stage.peer();
        peer.prepare();
        int files = stage.sizes().changedFiles();
        Corpus corpus = new Corpus(Scenarios.SEED);
        corpus.texts(peer.files("A"), files - deleted(files), Corpus.TEXT_BYTES);
        Path going = Files.createDirectory(peer.files("A").resolve(GOING));
        corpus.texts(going, deleted(files), Corpus.TEXT_BYTES);
        List<Path> all = files(peer.files("A"));
        stage.firstSync("first sync");
        peer.settle();
        stage.change("touch", () -> touch(every(all, TOUCHED_OF)));
        peer.settle();
        stage.change("edit", () -> edit(every(all, EDITED_OF)));
        peer.settle();
        stage.change("delete", () -> delete(going));
    }

    /** Those that people see; what programs keep for themselves is left alone. */
    private static List<Path> files(Path top) {
        return Listing.of(top).files().keySet().stream()
                .sorted()
                .map(top::resolve)
                .toList();
    }

    private static List<Path> every(List<Path> all, int step) {
        List<Path> some = new ArrayList<>();
        for (int at = 0; at < all.size(); at += step) {
            some.add(all.get(at));
        }
        return some;
    }

    /** A day ago: rsync compares whole seconds only, and Unison takes a difference of just one hour for summer time. */
    private static void touch(List<Path> files) throws IOException {
        FileTime time = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        for (Path file : files) {
            Files.setLastModifiedTime(file, time);
        }
    }

    private static void edit(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.writeString(file, "one line more\n", StandardOpenOption.APPEND);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
