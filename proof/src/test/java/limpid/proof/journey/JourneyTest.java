package limpid.proof.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two computers in step through a server, by commands and folders alone. {@code -Dlimpid.rounds=25} kills more often. */
class JourneyTest {
    private static final int ROUNDS = Integer.getInteger("limpid.rounds", 4);
    private static final int LARGE = 9 << 20;

    @TempDir
    private Path folder;

    @Test
    void carriesEditsRenamesAndDeletionsBothWaysAndKeepsBothSidesOfAConflict() throws Exception {
        try (Household house = new Household(folder, "A", "B")) {
            Path here = house.files("A");
            Path there = house.files("B");
            plant(here, 120);
            bothSettle(house);
            assertThat(Tree.of(there)).isEqualTo(Tree.of(here));

            Files.move(here.resolve("folder-1"), here.resolve("renamed"));
            Files.writeString(there.resolve("folder-2/file-2.txt"), "edited there");
            Files.delete(there.resolve("folder-3/file-3.txt"));
            bothSettle(house);
            assertThat(Tree.of(there)).isEqualTo(Tree.of(here));
            assertThat(there.resolve("renamed/file-1.txt")).exists();
            assertThat(here.resolve("folder-2/file-2.txt")).hasContent("edited there");
            assertThat(here.resolve("folder-3/file-3.txt")).doesNotExist();

            house.on("A", "pause").expecting(0);
            Files.writeString(here.resolve("both.txt"), "of A");
            Files.writeString(there.resolve("both.txt"), "of B");
            house.settle("B");
            house.on("A", "resume").expecting(0);
            bothSettle(house);
            assertThat(Tree.of(there)).isEqualTo(Tree.of(here));
            assertThat(textsBesides(here, "both")).containsExactlyInAnyOrder("of A", "of B");
            assertThat(house.on("A", "conflicts").expecting(0).out()).contains("both.txt");
        }
    }

    @Test
    void endsAlikeHoweverOftenProgramsAreKilled() throws Exception {
        Random chance = new Random(42);
        try (Household house = new Household(folder, "A", "B")) {
            for (int round = 0; round < ROUNDS; round++) {
                Path a = house.files("A").resolve("by-a-" + round);
                Path b = house.files("B").resolve("by-b-" + round);
                plant(Files.createDirectories(a), 40);
                plant(Files.createDirectories(b), 40);
                Files.write(a.resolve("large"), bytes(chance, LARGE));
                String victim = List.of(Household.SERVER, "A", "B").get(chance.nextInt(3));
                // Any moment of the work may be the last one of a program.
                house.on(victim.equals("B") ? "B" : "A", "settle", "--timeout", chance.nextInt(3) + "s");
                house.kill(victim);
                Files.writeString(a.resolve("folder-1/file-1.txt"), "edited after the kill " + round);
                if (victim.equals(Household.SERVER)) {
                    house.startServer();
                } else {
                    house.startAgent(victim);
                }
            }
            bothSettle(house);
            Tree here = Tree.of(house.files("A"));
            assertThat(Tree.of(house.files("B"))).isEqualTo(here);
            assertThat(here.things().keySet()).noneMatch(name -> name.contains("conflict"));
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(house.files("B").resolve("by-a-" + round + "/folder-1/file-1.txt"))
                        .hasContent("edited after the kill " + round);
            }
            assertThat(leftIn(house.root("A"))).isEmpty();
            assertThat(leftIn(house.root("B"))).isEmpty();
            house.admin("check");
        }
    }

    private static void bothSettle(Household house) throws Exception {
        // What B knows of A's work is proved after A's is done, and the other way round.
        house.settle("A");
        house.settle("B");
        house.settle("A");
    }

    private static void plant(Path folder, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            Path at = Files.createDirectories(folder.resolve("folder-" + i % 10));
            Files.writeString(at.resolve("file-" + i + ".txt"), "file " + i + " in " + folder.getFileName());
        }
        Files.createSymbolicLink(folder.resolve("link"), Path.of("folder-0/file-0.txt"));
    }

    private static byte[] bytes(Random chance, int size) {
        byte[] bytes = new byte[size];
        chance.nextBytes(bytes);
        return bytes;
    }

    private static List<String> textsBesides(Path folder, String begin) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> named = all.filter(
                            path -> String.valueOf(path.getFileName()).startsWith(begin))
                    .toList();
            List<String> texts = new java.util.ArrayList<>();
            for (Path path : named) {
                texts.add(Files.readString(path));
            }
            return texts;
        }
    }

    private static List<Path> leftIn(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root.resolve(".limpid/incoming"))) {
            return all.toList();
        }
    }
}
