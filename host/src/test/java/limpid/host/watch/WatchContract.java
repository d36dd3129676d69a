package limpid.host.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the watches of real systems promise. Whether a writer has finished, only some know. */
@Timeout(60)
public interface WatchContract {
    /** Leaves out names at the top that begin with {@code .limpid}. */
    Watch subject();

    /** An existing, empty folder. */
    Path root();

    @Test
    default void tellsOfNewChangedAndDeletedFiles() throws Exception {
        Path file = root().resolve("file");
        RecordedHints hints = new RecordedHints(root());
        try (AutoCloseable _ = subject().start(root(), hints)) {
            Files.writeString(file, "one");
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" file")), "creation");
            int before = hints.all().size();
            Files.delete(file);
            hints.await(all -> all.size() > before, "deletion");
        }
        assertThat(hints.all()).allMatch(hint -> hint.endsWith(" file"));
    }

    @Test
    default void tellsOfWhatLiesDeep() throws Exception {
        Path deep = Files.createDirectories(root().resolve("a/b/c"));
        RecordedHints hints = new RecordedHints(root());
        try (AutoCloseable _ = subject().start(root(), hints)) {
            Files.writeString(deep.resolve("file"), "one");
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" a/b/c/file")), "the deep file");
        }
    }

    @Test
    default void tellsOfAllThatCameIntoANewFolder() throws Exception {
        RecordedHints hints = new RecordedHints(root());
        try (AutoCloseable _ = subject().start(root(), hints)) {
            for (int i = 0; i < 30; i++) {
                Path folder = Files.createDirectories(root().resolve("new-" + i + "/deeper/still"));
                Files.writeString(folder.resolve("file"), "x");
            }
            for (int i = 0; i < 30; i++) {
                String end = " new-" + i + "/deeper/still/file";
                hints.await(all -> all.stream().anyMatch(h -> h.endsWith(end)), end);
            }
            Files.writeString(root().resolve("new-7/deeper/still/later"), "x");
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith("new-7/deeper/still/later")), "later");
        }
    }

    @Test
    default void tellsOfAFolderThatMovesAndOfChangesInItAfterwards() throws Exception {
        Files.createDirectories(root().resolve("from/in"));
        RecordedHints hints = new RecordedHints(root());
        try (AutoCloseable _ = subject().start(root(), hints)) {
            Files.move(root().resolve("from"), root().resolve("to"));
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" from")), "the old name");
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" to")), "the new name");
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" to/in")), "what is in it");
            Files.writeString(root().resolve("to/in/file"), "x");
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" to/in/file")), "a file under the new name");
        }
        assertThat(hints.all()).noneMatch(hint -> hint.contains(" from/in/file"));
    }

    @Test
    default void leavesOutItsOwnNamesAtTheTopOnly() throws Exception {
        Path own = Files.createDirectories(root().resolve(".limpid"));
        Path folder = Files.createDirectories(root().resolve("folder"));
        RecordedHints hints = new RecordedHints(root());
        try (AutoCloseable _ = subject().start(root(), hints)) {
            Files.writeString(own.resolve("marker"), "x");
            Files.writeString(root().resolve(".limpid-tmp"), "x");
            Files.writeString(folder.resolve(".limpid-tmp"), "x");
            hints.await(all -> all.stream().anyMatch(h -> h.endsWith(" folder/.limpid-tmp")), "the deeper one");
        }
        assertThat(hints.all()).allMatch(hint -> hint.contains("folder"));
    }

    @Provokes(ReasonCode.ROOT_MISSING)
    @Test
    default void saysThatItIsBlindWhenTheRootGoes() throws Exception {
        Path root = Files.createDirectory(root().resolve("root"));
        RecordedHints hints = new RecordedHints(root);
        try (AutoCloseable _ = subject().start(root, hints)) {
            Files.delete(root);
            hints.await("overflow ");
            hints.await("blind ROOT_MISSING");
        }
    }

    @Test
    default void saysAtOnceThatThereIsNothingToWatch() throws Exception {
        RecordedHints hints = new RecordedHints(root());
        subject().start(root().resolve("absent"), hints).close();
        assertThat(hints.blind()).singleElement().satisfies(why -> assertThat(why.code())
                .isEqualTo(ReasonCode.ROOT_MISSING));
    }

    @Test
    default void isSilentWhenClosed() throws Exception {
        RecordedHints hints = new RecordedHints(root());
        subject().start(root(), hints).close();
        Files.writeString(root().resolve("file"), "x");
        assertThat(hints.all()).isEmpty();
    }
}
