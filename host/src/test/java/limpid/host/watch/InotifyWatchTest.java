package limpid.host.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InotifyWatchTest implements WatchContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    public Watch subject() {
        Tasks tasks = new Tasks((task, cause) -> {
            throw new AssertionError(task, cause);
        });
        return new InotifyWatch(new SystemClock(), tasks, name -> name.startsWith(".limpid"));
    }

    @Override
    public Path root() {
        return folder;
    }

    @Test
    void knowsWhenAWriterHasFinished() throws Exception {
        RecordedHints hints = new RecordedHints(folder);
        try (AutoCloseable _ = subject().start(folder, hints)) {
            try (OutputStream out = Files.newOutputStream(folder.resolve("file"))) {
                out.write(1);
                hints.await("touched file");
                assertThat(hints.all()).doesNotContain("finished file");
            }
            hints.await("finished file");
            Files.move(folder.resolve("file"), folder.resolve("renamed"));
            hints.await("finished renamed");
        }
    }

    @Test
    void knowsThatANewTimeAndADeletionNeedNoWaiting() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        RecordedHints hints = new RecordedHints(folder);
        try (AutoCloseable _ = subject().start(folder, hints)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
            hints.await("finished file");
            try (OutputStream out = Files.newOutputStream(folder.resolve("open"))) {
                out.write(1);
                hints.await("touched open");
                Files.setLastModifiedTime(folder.resolve("open"), FileTime.fromMillis(1_000));
                Files.delete(file);
                Files.createDirectory(folder.resolve("new folder"));
                hints.await("finished new folder");
                assertThat(hints.all()).doesNotContain("finished open");
            }
            hints.await("finished open");
        }
    }

    @Test
    void tellsOfEachPathOnceForABatch() throws Exception {
        RecordedHints hints = new RecordedHints(folder);
        try (AutoCloseable _ = subject().start(folder, hints)) {
            for (int i = 0; i < 2_000; i++) {
                Files.writeString(folder.resolve("file-" + i), "x");
            }
            hints.await(all -> Set.copyOf(all).containsAll(finished(2_000)) || all.contains("overflow "), "all files");
        }
    }

    private static Set<String> finished(int count) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            names.add("finished file-" + i);
        }
        return names;
    }

    /** The system's queue holds 16,384 events by default; a listener that is stuck lets it run over. */
    @Test
    void saysThatHintsWereLostAndWatchesOnWhereFoldersCameMeanwhile() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        RecordedHints hints = new RecordedHints(folder);
        Watch.Listener slow = new Watch.Listener() {
            @Override
            public void touched(Path path, boolean finished) {
                awaitQuietly(stuck);
                hints.touched(path, finished);
            }

            @Override
            public void overflow(Path folder) {
                hints.overflow(folder);
            }

            @Override
            public void blind(Reason why) {
                hints.blind(why);
            }
        };
        int queue = Integer.parseInt(Files.readString(Path.of("/proc/sys/fs/inotify/max_queued_events"))
                .strip());
        int files = Math.max(queue, 16_384) / 2 + 1_000; // a creation and a closing each
        try (AutoCloseable _ = subject().start(folder, slow)) {
            for (int i = 0; i < files; i++) {
                Files.createFile(folder.resolve("file-" + i));
            }
            Files.createDirectories(folder.resolve("late/deeper"));
            stuck.countDown();
            hints.await("overflow ");
            Files.createFile(folder.resolve("late/deeper/file"));
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" late/deeper/file")), "what came after");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Provokes(ReasonCode.WATCH_UNSUPPORTED)
    @Test
    void saysThatAVolumeDoesNotTell() throws Exception {
        RecordedHints hints = new RecordedHints(Path.of("/proc/self"));
        try (AutoCloseable _ = subject().start(Path.of("/proc/self"), hints)) {
            assertThat(hints.blind()).singleElement().satisfies(why -> {
                assertThat(why.code()).isEqualTo(ReasonCode.WATCH_UNSUPPORTED);
                assertThat(why.observed("path")).contains("/proc/self");
                assertThat(why.observed("problem").orElseThrow()).contains("does not tell");
            });
        }
    }

    @Provokes(ReasonCode.WATCH_LIMIT)
    @Test
    void saysHowManyWatchesAreNeeded() {
        Reason why = new WatchReasons(new SystemClock(), folder).tooFewWatches(300_000);
        assertThat(why.code()).isEqualTo(ReasonCode.WATCH_LIMIT);
        assertThat(why.observed("needed")).contains("300000");
        assertThat(why.observed("limit").orElseThrow()).matches("\\d+");
        assertThat(why.observed("command").orElseThrow())
                .matches("sudo sysctl fs\\.inotify\\.max_user_watches=\\d{6,}");
    }
}
