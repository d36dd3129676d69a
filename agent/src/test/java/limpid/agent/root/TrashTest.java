package limpid.agent.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrashTest {
    private final SimClock clock = new SimClock();
    private final SimDisk disk = new SimDisk(clock);
    private final RootFolder root = new RootFolder(disk, clock, Path.of("/home/ada"), "Files", "mark\n");
    private final Trash trash = new Trash(disk, root);

    @BeforeEach
    void aRoot() {
        root.create();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(trash.contents()).isEmpty();
    }

    @Test
    void tellsWhereAndWhenAndHowMuch() {
        take(1, "notes/a.txt", "12345");
        assertThat(trash.contents()).singleElement().satisfies(thing -> {
            assertThat(thing.path()).isEqualTo("notes/a.txt");
            assertThat(thing.size()).isEqualTo(5);
            assertThat(thing.when()).isEqualTo(clock.now());
        });
    }

    @Test
    void putsTheNewestBackWhereItStood() {
        take(3, "notes/a.txt", "old");
        take(4, "notes/a.txt", "newer");
        trash.find("notes/a.txt").forEach(trash::restore);
        assertThat(text("notes/a.txt")).isEqualTo("newer");
        assertThat(trash.contents()).extracting(Trashed::size).containsExactly(3L);
    }

    @Test
    void putsAnOlderOneBackWhenItsBinIsNamed() {
        take(3, "a.txt", "old");
        String bin = trash.contents().getFirst().bin();
        take(4, "a.txt", "newer");
        trash.find(bin + "/a.txt").forEach(trash::restore);
        assertThat(text("a.txt")).isEqualTo("old");
    }

    @Test
    void putsAWholeFolderBack() {
        write("x/one", "1");
        write("x/deep/two", "2");
        new TrashBin(disk, clock, root, 5).take(root.resolve("x"), "x");
        trash.find("x").forEach(trash::restore);
        assertThat(text("x/one")).isEqualTo("1");
        assertThat(text("x/deep/two")).isEqualTo("2");
        assertThat(disk.list(root.trash())).isEmpty();
    }

    @Test
    void putsBackWhatSeveralJobsTookFromAFolderInOneAct() {
        take(1, "x/long-ago", "0");
        take(1, "x/two", "older");
        clock.advance(Duration.ofMinutes(6));
        take(2, "x/one", "1");
        clock.advance(Duration.ofMinutes(4));
        take(3, "x/deep/two", "2");
        take(4, "x/two", "newer");
        trash.find("x").forEach(trash::restore);
        assertThat(text("x/one")).isEqualTo("1");
        assertThat(text("x/deep/two")).isEqualTo("2");
        assertThat(text("x/two")).isEqualTo("newer");
        assertThat(trash.contents()).extracting(Trashed::path).containsExactlyInAnyOrder("x/long-ago", "x/two");
    }

    @Test
    void overwritesNothing() {
        take(1, "a.txt", "old");
        write("a.txt", "mine");
        var found = trash.find("a.txt");
        assertThat(trash.withoutPlace(found)).isEqualTo(found);
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> trash.restore(found.getFirst()))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(ReasonCode.NAME_TAKEN));
        assertThat(text("a.txt")).isEqualTo("mine");
        assertThat(trash.contents()).hasSize(1);
    }

    @Test
    void keepsForThirtyDaysAndNoLonger() {
        take(1, "deep/a.txt", "old");
        assertThat(trash.trim(clock.now().plus(Duration.ofDays(30)))).isZero();
        assertThat(trash.contents()).hasSize(1);
        assertThat(trash.trim(clock.now().plus(Duration.ofDays(30)).plusSeconds(1)))
                .isEqualTo(1);
        assertThat(disk.list(root.trash())).isEmpty();
    }

    @Test
    void leavesAloneWhatItDidNotPutThere() {
        disk.createFolders(root.trash().resolve("my own folder"));
        assertThat(trash.trim(clock.now().plus(Duration.ofDays(900)))).isZero();
        assertThat(disk.list(root.trash())).hasSize(1);
    }

    @Test
    void findsConflictCopiesAndTheirOriginals() {
        write("notes/plan.txt", "a");
        write("notes/plan (conflict, Ada's Laptop, 2026-05-12).txt", "not ours: no such name is made");
        write("notes/plan (conflict, desk top, 2026-05-12 2).txt", "b");
        write("gone (conflict, desk, 2026-05-12)", "c");
        assertThat(new ConflictCopies(disk, root).find())
                .containsExactly(
                        new ConflictCopy("gone (conflict, desk, 2026-05-12)", "gone", "desk", "2026-05-12", false),
                        new ConflictCopy(
                                "notes/plan (conflict, desk top, 2026-05-12 2).txt",
                                "notes/plan.txt",
                                "desk top",
                                "2026-05-12",
                                true));
    }

    private void take(long number, String path, String text) {
        write(path, text);
        new TrashBin(disk, clock, root, number).take(root.resolve(path), path);
    }

    private void write(String path, String text) {
        Path file = root.resolve(path);
        disk.createFolders(Objects.requireNonNull(file.getParent()));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DiskWriter writer = disk.create(file)) {
            writer.write(bytes, 0, bytes.length);
        }
    }

    private String text(String path) {
        return new String(disk.bytes(root.resolve(path)), StandardCharsets.UTF_8);
    }
}
