package limpid.proof.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was deleted by mistake, or rotted where nobody looked, and how it comes back. */
class LostAndFoundTest {
    private static final byte[] PACK = "LIMPIDP1".getBytes(US_ASCII);
    private static final int FILM = 3 << 20;
    private static final int EVERY = 256 << 10;
    private static final int NOTES = 250;

    @TempDir
    private Path folder;

    @Test
    void aFolderComesBackWholeAfterItsDeletionWasConfirmedAndTheAgentKilled() throws Exception {
        try (Household house = new Household(folder, "A", "B")) {
            Path notes = house.files("A").resolve("notes");
            for (int i = 0; i < NOTES; i++) {
                Files.writeString(
                        Files.createDirectories(notes.resolve("part-" + i % 5)).resolve("note-" + i), "note " + i);
            }
            Files.createDirectories(notes.resolve("empty"));
            settle(house);
            Tree before = Tree.of(house.files("A"));

            house.stop(Household.SERVER);
            deleteAll(notes);
            house.on("A", "settle", "--timeout", "5s").expecting(3);
            assertThat(house.on("A", "confirm").expecting(0).out()).startsWith("Confirmed: ");
            house.kill("A");
            house.startServer();
            house.startAgent("A");
            settle(house);
            assertThat(house.files("B").resolve("notes")).doesNotExist();

            assertThat(house.on("A", "trash").expecting(0).out()).contains("folder  notes");
            assertThat(house.on("A", "trash", "restore", "notes").expecting(0).out())
                    .contains("Restored notes (" + (NOTES + 7) + " things)");
            settle(house);
            assertThat(Tree.of(house.files("A"))).isEqualTo(before);
            assertThat(Tree.of(house.files("B"))).isEqualTo(before);
        }
    }

    @Test
    void whatRotsOnTheServerComesFromADeviceThatStillHasIt() throws Exception {
        byte[] film = new byte[FILM];
        new Random(7).nextBytes(film);
        try (Household house = new Household(folder, "A", "B")) {
            house.on("B", "pause").expecting(0);
            Files.write(house.files("A").resolve("film"), film);
            house.settle("A");
            house.stop(Household.SERVER);
            rot(folder.resolve("data"));
            house.startServer();
            house.on("B", "resume").expecting(0);
            settle(house);
            assertThat(house.files("B").resolve("film")).hasBinaryContent(film);
            house.admin("check");
        }
    }

    private static void settle(Household house) throws Exception {
        house.settle("A");
        house.settle("B");
        house.settle("A");
    }

    /** Spoils every pack in many places. */
    private static void rot(Path data) throws IOException {
        int spoilt = 0;
        for (Path file : all(data)) {
            if (!Files.isRegularFile(file) || Files.size(file) < EVERY) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (Arrays.equals(bytes, 0, PACK.length, PACK, 0, PACK.length)) {
                for (int at = EVERY / 2; at < bytes.length; at += EVERY) {
                    bytes[at] ^= 1;
                }
                Files.write(file, bytes);
                spoilt++;
            }
        }
        assertThat(spoilt).isPositive();
    }

    private static void deleteAll(Path folder) throws IOException {
        for (Path path : all(folder).reversed()) {
            Files.delete(path);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
