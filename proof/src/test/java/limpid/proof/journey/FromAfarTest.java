package limpid.proof.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people do with their devices on the server's page. */
class FromAfarTest {
    private static final int NOTES = 260;
    private static final String SECRET = "what nobody else shall read";

    @TempDir
    private Path folder;

    @Test
    void aPauseFromAfarHoldsAndIsEndedFromAfarOrThere() throws Exception {
        try (Household house = new Household(folder, "A");
                Page page = house.page()) {
            house.settle("A");
            JsonNode device = page.awaits("A", it -> it.path("tone").asString().equals("IN_STEP"));
            assertThat(device.path("disk").path("totalBytes").asLong()).isPositive();
            assertThat(device.path("os").asString()).isNotEmpty();
            String path = "/v1/devices/" + device.path("id").asString();

            page.does("POST", path + "/pause", "{\"hours\":3}");
            JsonNode paused = page.awaits(
                    "A",
                    it -> it.path("paused").path("heard").asBoolean()
                            && it.path("tone").asString().equals("PAUSED"));
            assertThat(paused.path("paused").path("by").asString()).isEqualTo("Ada");
            assertThat(house.on("A", "status").expecting(3).out()).contains("Paused by Ada until");
            page.does("POST", path + "/resume", "{}");
            page.awaits("A", it -> it.path("tone").asString().equals("IN_STEP"));

            page.does("POST", path + "/pause", "{}");
            page.awaits("A", it -> it.path("tone").asString().equals("PAUSED"));
            house.on("A", "resume").expecting(0);
            page.awaits("A", it -> it.path("tone").asString().equals("IN_STEP") && !it.has("paused"));
        }
    }

    @Test
    void heldDeletionsAreConfirmedFromAfar() throws Exception {
        try (Household house = new Household(folder, "A", "B");
                Page page = house.page()) {
            Path notes = Files.createDirectories(house.files("A").resolve("notes"));
            for (int i = 0; i < NOTES; i++) {
                Files.writeString(notes.resolve("note-" + i), "note " + i);
            }
            house.settle("A");
            house.settle("B");
            deleteAll(notes);
            // What is confirmed is what was seen: all of it, the folder too.
            JsonNode held = page.awaits(
                    "A",
                    it -> it.path("held").asBoolean()
                            && it.path("pending").path("items").asInt() == NOTES + 1);
            assertThat(held.path("tone").asString()).isEqualTo("NEEDS_YOU");
            assertThat(house.files("B").resolve("notes/note-1")).exists();
            page.does("POST", "/v1/devices/" + held.path("id").asString() + "/confirm", "{}");
            page.awaits("A", it -> it.path("tone").asString().equals("IN_STEP"));
            house.settle("B");
            assertThat(house.files("B").resolve("notes")).doesNotExist();
        }
    }

    @Test
    void aLostDeviceSealsItselfAlsoWhenItIsKilledAndHasEverythingAgainWhenItIsFound() throws Exception {
        try (Household house = new Household(folder, "A", "B");
                Page page = house.page()) {
            Path files = house.files("A");
            Files.writeString(Files.createDirectories(files.resolve("letters")).resolve("to eve"), SECRET);
            house.settle("A");
            house.on("A", "pause").expecting(0);
            Files.writeString(files.resolve("letters/not sent yet"), SECRET + ", and not sent");
            Tree before = Tree.of(files);
            String path = "/v1/devices/" + page.device("A").path("id").asString();

            page.does("POST", path + "/lost", "{\"message\":\"Please call 555 0100\"}");
            house.kill("A");
            house.startAgent("A");
            JsonNode sealed = page.awaits("A", it -> it.path("lost").has("sealedAt"));
            assertThat(sealed.path("state").asString()).isEqualTo("LOST");
            assertThat(sealed.path("lost").path("sealed").path("items").asInt()).isEqualTo(2);
            assertThat(sealed.path("lost").path("sealed").path("unsentItems").asInt())
                    .isEqualTo(1);
            assertThat(tellTales(house.root("A"))).isEmpty();
            assertThat(tellTales(folder.resolve("state-A"))).isEmpty();
            Answer status = house.on("A", "status");
            assertThat(status.out()).contains("Ada reported this device lost", "Please call 555 0100");
            house.on("A", "leave", "--force").expecting(3);
            house.kill("A");
            house.startAgent("A");

            page.does("DELETE", path + "/lost", "");
            page.awaits("A", it -> !it.has("lost"));
            assertThat(Tree.of(files)).isEqualTo(before);
            house.on("A", "resume").expecting(0);
            house.settle("A");
            house.settle("B");
            assertThat(Tree.of(house.files("B"))).isEqualTo(before);
        }
    }

    /** Files on a device whose names or bytes still tell something. */
    private static List<Path> tellTales(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains("eve") || isTelling(file))
                    .toList();
        }
    }

    private static boolean isTelling(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains(SECRET) || text.contains("to eve");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
