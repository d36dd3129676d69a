package limpid.host.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import org.junit.jupiter.api.Test;

/** What every {@link Disk} promises. A test class implements it and says which disk and where. */
public interface DiskContract extends DiskUnderTest {
    @Test
    default void findsNothingWhereNothingIs() {
        write("file", "x");
        assertThat(disk().stat(at("absent"))).isEmpty();
        assertThat(disk().stat(at("absent/below"))).isEmpty();
        assertThat(disk().stat(at("file/below"))).isEmpty();
    }

    @Test
    default void tellsKindsApart() {
        write("file", "four");
        disk().createFolders(at("folder"));
        disk().createLink(at("link"), "folder");
        assertThat(stat("file").kind()).isEqualTo(FileKind.FILE);
        assertThat(stat("file").size()).isEqualTo(4);
        assertThat(stat("file").executable()).isFalse();
        assertThat(stat("folder").kind()).isEqualTo(FileKind.FOLDER);
        assertThat(stat("folder").size()).isZero();
        assertThat(stat("link").kind()).isEqualTo(FileKind.LINK);
    }

    @Test
    default void listsWhatStandsInAFolderAndNothingElse() {
        write("b", "1");
        disk().createFolders(at("a/below"));
        disk().createLink(at("c"), "nowhere");
        assertThat(names("")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(disk().list(root())).allSatisfy(e -> assertThat(e.stat()).isEqualTo(stat(e.name())));
        assertThat(disk().list(at("a/below"))).isEmpty();
    }

    @Test
    default void listsLargeFoldersWhole() {
        IntStream.range(0, 3_000)
                .forEach(i -> disk().create(at("a-rather-long-name-" + i)).close());
        assertThat(names("")).hasSize(3_000).doesNotHaveDuplicates();
    }

    @Test
    default void keepsTheSpellingOfNames() {
        List<String> spellings = List.of("Grüße", "Gru\u0308ße ", "日本語", "a\nb", "😀", " .x. ", "-rf", "a\\b", "…");
        spellings.forEach(name -> write(name, name));
        assertThat(names("")).containsExactlyInAnyOrderElementsOf(spellings);
        spellings.forEach(name -> assertThat(text(name)).isEqualTo(name));
    }

    @Provokes(ReasonCode.ITEM_VANISHED)
    @Test
    default void failsToListWhatIsNoFolder() {
        write("file", "x");
        disk().createFolders(at("folder"));
        disk().createLink(at("link"), "folder");
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().list(at("absent")));
        fails(ReasonCode.ITEM_VANISHED, "file", () -> disk().list(at("file")));
        fails(ReasonCode.ITEM_VANISHED, "link", () -> disk().list(at("link")));
    }

    @Test
    default void readsAtAnyPosition() {
        write("file", "0123456789");
        byte[] buffer = "__________".getBytes(UTF_8);
        try (DiskReader reader = disk().read(at("file"))) {
            assertThat(reader.read(7, buffer, 1, 9)).isEqualTo(3);
            assertThat(new String(buffer, UTF_8)).isEqualTo("_789______");
            assertThat(reader.read(2, buffer, 0, 2)).isEqualTo(2);
            assertThat(new String(buffer, UTF_8)).isEqualTo("2389______");
            assertThat(reader.read(10, buffer, 0, 10)).isZero();
            assertThat(reader.read(99, buffer, 0, 10)).isZero();
        }
    }

    @Test
    default void readsOnlyFilesAndFollowsNoLink() {
        write("file", "x");
        disk().createFolders(at("folder"));
        disk().createLink(at("link"), "file");
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().read(at("absent")));
        fails(ReasonCode.ITEM_VANISHED, "folder", () -> disk().read(at("folder")));
        fails(ReasonCode.ITEM_VANISHED, "link", () -> disk().read(at("link")));
    }

    @Test
    default void goesOnReadingTheFileItOpened() {
        write("file", "before");
        write("other", "after!");
        byte[] buffer = new byte[6];
        try (DiskReader reader = disk().read(at("file"))) {
            FileIdentity opened = reader.stat().identity();
            disk().exchange(at("other"), at("file"));
            disk().delete(at("other"));
            assertThat(reader.read(0, buffer, 0, 6)).isEqualTo(6);
            assertThat(buffer).asString(UTF_8).isEqualTo("before");
            assertThat(reader.stat().identity())
                    .isEqualTo(opened)
                    .isNotEqualTo(stat("file").identity());
        }
    }

    @Test
    default void writesAtTheEnd() {
        byte[] bytes = "_one two_".getBytes(UTF_8);
        try (DiskWriter writer = disk().create(at("file"))) {
            writer.write(bytes, 1, 3);
            assertThat(writer.length()).isEqualTo(3);
            writer.write(bytes, 4, 4);
            writer.sync();
        }
        try (DiskWriter writer = disk().append(at("file"))) {
            assertThat(writer.length()).isEqualTo(7);
            writer.write("!".getBytes(UTF_8), 0, 1);
        }
        assertThat(text("file")).isEqualTo("one two!");
        disk().append(at("fresh")).close();
        assertThat(text("fresh")).isEmpty();
    }

    @Test
    default void cutsAFileAndGoesOnAtItsEnd() {
        write("file", "0123456789");
        try (DiskWriter writer = disk().append(at("file"))) {
            writer.truncate(4);
            assertThat(writer.length()).isEqualTo(4);
            writer.write("x".getBytes(UTF_8), 0, 1);
        }
        assertThat(text("file")).isEqualTo("0123x");
    }

    @Test
    default void carriesLongContents() {
        byte[] bytes = new byte[3_000_001];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 11));
        }
        try (DiskWriter writer = disk().create(at("file"))) {
            writer.write(bytes, 0, bytes.length);
        }
        byte[] back = new byte[bytes.length + 10];
        try (DiskReader reader = disk().read(at("file"))) {
            int length = 0;
            for (int n = reader.read(0, back, 0, back.length); n > 0; ) {
                length += n;
                n = reader.read(length, back, length, back.length - length);
            }
            assertThat(length).isEqualTo(bytes.length);
        }
        assertThat(back).startsWith(bytes);
    }

    @Test
    default void neverWritesOverWhatIsThere() {
        write("file", "mine");
        disk().createFolders(at("folder"));
        disk().createLink(at("link"), "target");
        for (String name : List.of("file", "folder", "link")) {
            fails(ReasonCode.NAME_TAKEN, name, () -> disk().create(at(name)));
            fails(ReasonCode.NAME_TAKEN, name, () -> disk().createLink(at(name), "elsewhere"));
        }
        fails(ReasonCode.NAME_TAKEN, "file", () -> disk().createFolders(at("file")));
        fails(ReasonCode.ITEM_VANISHED, "link", () -> disk().append(at("link")));
        fails(ReasonCode.ITEM_VANISHED, "absent/file", () -> disk().create(at("absent/file")));
        assertThat(text("file")).isEqualTo("mine");
        assertThat(disk().stat(at("target"))).isEmpty();
    }

    @Test
    default void keepsWhereALinkPoints() {
        disk().createLink(at("link"), "../anywhere/ü");
        assertThat(disk().readLink(at("link"))).isEqualTo("../anywhere/ü");
        write("file", "x");
        fails(ReasonCode.ITEM_VANISHED, "file", () -> disk().readLink(at("file")));
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().readLink(at("absent")));
    }

    @Test
    default void makesFoldersOnceAndAllAbove() {
        disk().createFolders(at("a/b/c"));
        disk().createFolders(at("a/b/c"));
        assertThat(stat("a/b/c").kind()).isEqualTo(FileKind.FOLDER);
        write("file", "x");
        fails(ReasonCode.ITEM_VANISHED, "file/below", () -> disk().createFolders(at("file/below")));
    }

    @Test
    default void movesFilesAndWholeFolders() {
        write("file", "x");
        disk().createFolders(at("from/in"));
        write("from/in/deep", "y");
        disk().createFolders(at("to"));
        FileStat before = stat("file");
        disk().move(at("file"), at("to/renamed"));
        disk().move(at("from"), at("to/folder"));
        assertThat(names("")).containsExactly("to");
        assertThat(text("to/folder/in/deep")).isEqualTo("y");
        assertThat(stat("to/renamed").identity()).isEqualTo(before.identity());
        assertThat(stat("to/renamed").modified()).isEqualTo(before.modified());
    }

    @Provokes({ReasonCode.NAME_TAKEN, ReasonCode.MOVE_CYCLE})
    @Test
    default void neverMovesOntoAnything() {
        write("file", "mine");
        write("other", "yours");
        disk().createFolders(at("folder"));
        disk().createLink(at("link"), "nowhere");
        for (String name : List.of("other", "folder", "link")) {
            fails(ReasonCode.NAME_TAKEN, name, () -> disk().move(at("file"), at(name)));
        }
        fails(ReasonCode.NAME_TAKEN, "file", () -> disk().move(at("folder"), at("file")));
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().move(at("absent"), at("new")));
        fails(ReasonCode.ITEM_VANISHED, "absent/new", () -> disk().move(at("file"), at("absent/new")));
        fails(ReasonCode.MOVE_CYCLE, "folder/in", () -> disk().move(at("folder"), at("folder/in")));
        assertThat(text("file")).isEqualTo("mine");
        assertThat(text("other")).isEqualTo("yours");
    }

    @Test
    default void changesTheCaseOfAName() {
        write("name", "x");
        disk().move(at("name"), at("NAME"));
        assertThat(names("")).containsExactly("NAME");
        assertThat(text("NAME")).isEqualTo("x");
    }

    @Test
    default void exchangesTwoFiles() {
        write("new", "new");
        write("target", "old");
        FileIdentity ofNew = stat("new").identity();
        FileIdentity ofOld = stat("target").identity();
        disk().exchange(at("new"), at("target"));
        assertThat(text("target")).isEqualTo("new");
        assertThat(text("new")).isEqualTo("old");
        assertThat(stat("target").identity()).isEqualTo(ofNew);
        assertThat(stat("new").identity()).isEqualTo(ofOld);
        assertThat(names("")).containsExactlyInAnyOrder("new", "target");
    }

    @Test
    default void exchangesOnlyWhatIsThere() {
        write("file", "x");
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().exchange(at("file"), at("absent")));
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().exchange(at("absent"), at("file")));
        assertThat(text("file")).isEqualTo("x");
    }

    @Provokes(ReasonCode.FOLDER_NOT_EMPTY)
    @Test
    default void deletesAndFollowsNoLink() {
        write("file", "x");
        disk().createFolders(at("folder/in"));
        disk().createLink(at("link"), "file");
        disk().delete(at("link"));
        assertThat(text("file")).isEqualTo("x");
        fails(ReasonCode.FOLDER_NOT_EMPTY, "folder", () -> disk().delete(at("folder")));
        disk().delete(at("folder/in"));
        disk().delete(at("folder"));
        disk().delete(at("file/below"));
        disk().delete(at("file"));
        disk().delete(at("file"));
        assertThat(names("")).isEmpty();
    }

    @Test
    default void setsWhatTravelsWithAFile() {
        write("file", "x");
        Instant past = Instant.parse("2001-02-03T04:05:06.123456700Z");
        disk().setAttributes(at("file"), past, true);
        assertThat(stat("file").modified()).isEqualTo(past);
        assertThat(stat("file").executable()).isTrue();
        disk().setAttributes(at("file"), Instant.EPOCH, false);
        assertThat(stat("file").modified()).isEqualTo(Instant.EPOCH);
        assertThat(stat("file").executable()).isFalse();
        disk().createLink(at("link"), "file");
        fails(ReasonCode.ITEM_VANISHED, "link", () -> disk().setAttributes(at("link"), past, true));
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().setAttributes(at("absent"), past, true));
        assertThat(stat("file").modified()).isEqualTo(Instant.EPOCH);
    }

    /** The disk's own clock may be coarse, so the edit is made again until it shows. */
    @Test
    default void showsAnEditThatHidesItself() {
        write("file", "x");
        FileStat before = stat("file");
        int tries = 0;
        do {
            try (DiskWriter writer = disk().append(at("file"))) {
                writer.truncate(0);
                writer.write("y".getBytes(UTF_8), 0, 1);
            }
            disk().setAttributes(at("file"), before.modified(), false);
        } while (stat("file").changed().equals(before.changed()) && tries++ < 100_000);
        assertThat(stat("file").modified()).isEqualTo(before.modified());
        assertThat(stat("file").changed()).isAfter(before.changed());
    }

    @Test
    default void bringsNamesAndBytesToRest() {
        write("file", "x");
        disk().syncFolder(root());
        disk().syncVolume(at("file"));
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().syncFolder(at("absent")));
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().syncVolume(at("absent")));
    }

    @Test
    default void knowsHowFullItIs() {
        DiskSpace space = disk().space(root());
        assertThat(space.totalBytes()).isPositive();
        assertThat(space.freeBytes()).isBetween(0L, space.totalBytes());
        assertThat(space.name()).isNotBlank();
        assertThat(space.fileSystem()).isNotBlank();
        fails(ReasonCode.ITEM_VANISHED, "absent", () -> disk().space(at("absent")));
    }

    @Test
    default void knowsHowNamesAreTreatedAndLeavesNothing() {
        DiskTraits traits = disk().traits(root());
        assertThat(names("")).isEmpty();
        write("probe", "x");
        assertThat(disk().stat(at("PROBE")).isEmpty()).isEqualTo(traits.caseSensitive());
        write("u\u0308", "x");
        assertThat(names("").contains("u\u0308")).isEqualTo(!traits.normalizing());
    }

    @Test
    default void locksForOneAtATime() throws Exception {
        AutoCloseable held = disk().lock(at("lock")).orElseThrow();
        assertThat(disk().lock(at("lock"))).isEmpty();
        AutoCloseable other = disk().lock(at("other")).orElseThrow();
        held.close();
        AutoCloseable again = disk().lock(at("lock")).orElseThrow();
        again.close();
        other.close();
    }

    @Provokes(ReasonCode.NAME_TOO_LONG)
    @Test
    default void refusesNamesThatAreTooLong() {
        write("n".repeat(255), "x");
        String tooLong = "n".repeat(256);
        fails(ReasonCode.NAME_TOO_LONG, tooLong, () -> disk().create(at(tooLong)));
        fails(ReasonCode.NAME_TOO_LONG, tooLong, () -> disk().createFolders(at(tooLong)));
        fails(ReasonCode.NAME_TOO_LONG, tooLong, () -> disk().move(at("n".repeat(255)), at(tooLong)));
    }
}
