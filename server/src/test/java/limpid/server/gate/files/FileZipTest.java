package limpid.server.gate.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Desk;
import limpid.server.gate.browser.Surfer;
import limpid.server.library.Rig;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.DirectoryTransaction.Resident;
import org.junit.jupiter.api.Test;

/** Folders and selections as archives. */
class FileZipTest {
    private final Shelf shelf = new Shelf();
    private final Resident owner = shelf.village.ben;
    private final Surfer ben = shelf.village.browserOf(owner);
    private final String files = shelf.files(owner);

    private static Map<String, String> read(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/zip");
        Map<String, String> found = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Test
    void haveAllThatIsBelow() {
        ItemId trip = shelf.folder(owner, ItemId.ROOT, "Trip");
        ItemId days = shelf.folder(owner, trip, "Days");
        shelf.folder(owner, trip, "nothing");
        shelf.text(owner, trip, "plan.txt", "to Rome");
        shelf.text(owner, days, "1.jpg", "a picture");
        byte[] film = shelf.rig.bytes(5_432);
        shelf.bytes(owner, shelf.rig.id(), 0, days, "film.mp4", film);
        shelf.text(owner, ItemId.ROOT, "outside", "outside");
        Desk.Answer answer = ben.get(files + "/items/" + trip + "/zip");
        assertThat(answer.header("content-disposition")).startsWith("attachment; filename=\"Trip.zip\"");
        Map<String, String> zip = read(answer);
        assertThat(zip.keySet())
                .containsExactlyInAnyOrder(
                        "Trip/",
                        "Trip/Days/",
                        "Trip/nothing/",
                        "Trip/plan.txt",
                        "Trip/Days/1.jpg",
                        "Trip/Days/film.mp4");
        assertThat(zip).containsEntry("Trip/plan.txt", "to Rome").containsEntry("Trip/Days/1.jpg", "a picture");
        assertThat(zip.get("Trip/Days/film.mp4")).isEqualTo(new String(film, UTF_8));
        assertThat(read(ben.get(files + "/items/root/zip"))).hasSize(7).containsEntry("outside", "outside");
    }

    @Test
    void tellTheirLengthWhereNothingIsMadeSmaller() {
        ItemId folder = shelf.folder(owner, ItemId.ROOT, "pictures");
        shelf.bytes(owner, shelf.rig.id(), 0, folder, "a.jpg", shelf.rig.bytes(2_000));
        Desk.Answer plain = ben.get(files + "/items/" + folder + "/zip");
        assertThat(plain.header("content-length")).isEqualTo(Integer.toString(plain.body().length));
        shelf.text(owner, folder, "a.txt", "a");
        assertThat(ben.get(files + "/items/" + folder + "/zip").header("content-length"))
                .isEqualTo("-1");
    }

    @Test
    void ofNothingIsOneThatIsEmpty() {
        assertThat(read(ben.get(files + "/items/root/zip"))).isEmpty();
    }

    @Test
    void ofASelectionAreFetchedOnceByWhoOrderedThem() {
        Item one = shelf.text(owner, ItemId.ROOT, "one", "1");
        ItemId folder = shelf.folder(owner, ItemId.ROOT, "two");
        Item three = shelf.text(owner, folder, "three", "3");
        Desk.Answer ordered = ben.post(files + "/zip", "{\"ids\":[\"" + one.id() + "\",\"" + folder + "\"]}");
        String link = ordered.text().replaceAll("\\{\"link\":\"(.*)\"}", "$1");
        assertThat(link).startsWith(files + "/zip/");
        assertThat(shelf.village.browserOf(shelf.village.ann).get(link).code()).contains(ReasonCode.NOT_FOUND);
        assertThat(shelf.village.stranger().get(link).code()).contains(ReasonCode.NOT_SIGNED_IN);
        assertThat(ben.ask("HEAD", link, new byte[0]).status()).isEqualTo(200);
        assertThat(read(ben.get(link))).containsOnlyKeys("one", "two/", "two/three");
        assertThat(ben.get(link).code()).contains(ReasonCode.NOT_FOUND);
        String late = ben.post(files + "/zip", "{\"ids\":[\"" + three.id() + "\"]}")
                .text()
                .replaceAll("\\{\"link\":\"(.*)\"}", "$1");
        shelf.rig.clock.pass(Duration.ofMinutes(6));
        assertThat(ben.get(late).code()).contains(ReasonCode.NOT_FOUND);
    }

    @Test
    void ofWhatIsNotThereAreRefused() {
        Item gone = shelf.text(owner, ItemId.ROOT, "gone", "x");
        shelf.done(owner, Rig.delete(gone.id(), 1));
        for (ItemId id : List.of(gone.id(), shelf.rig.id())) {
            assertThat(ben.get(files + "/items/" + id + "/zip").code()).contains(ReasonCode.NOT_FOUND);
            assertThat(ben.post(files + "/zip", "{\"ids\":[\"" + id + "\"]}").code())
                    .contains(ReasonCode.NOT_FOUND);
        }
        for (String bad :
                List.of("{\"ids\":[]}", "{}", "{\"ids\":[\"x\"]}", "{\"ids\":[1]}", "{\"ids\":[],\"more\":1}", "")) {
            assertThat(ben.post(files + "/zip", bad).code()).as(bad).contains(ReasonCode.REQUEST_MALFORMED);
        }
    }

    @Test
    void nameThingsSafelyAndEachByItself() {
        ItemId folder = shelf.folder(owner, ItemId.ROOT, "..\\up");
        IntStream.of('A', 'a').forEach(c -> shelf.text(owner, folder, (char) c + ".bin", "x" + (char) c));
        shelf.text(owner, folder, "NUL", "device");
        shelf.text(owner, folder, "C:\\x", "drive");
        assertThat(read(ben.get(files + "/items/" + folder + "/zip")))
                .containsEntry(".._up/A.bin", "xA")
                .containsEntry(".._up/a (2).bin", "xa")
                .containsEntry(".._up/_NUL", "device")
                .containsEntry(".._up/C__x", "drive")
                .containsKey(".._up/")
                .hasSize(5);
    }

    @Test
    void holdLinksAsTheTextOfWhereTheyLead() {
        ItemId link = shelf.rig.id();
        shelf.done(
                owner,
                new Operation.Put(
                        link,
                        0,
                        new Place(ItemId.ROOT, new ItemName("link")),
                        Kind.LINK,
                        Optional.of(shelf.content(owner, "../../etc/passwd".getBytes(UTF_8))),
                        Attributes.NONE));
        assertThat(read(ben.get(files + "/items/root/zip"))).containsOnly(Map.entry("link", "../../etc/passwd"));
    }

    @Test
    void withBytesThatAreKnownToBeBadAreNotBegun() {
        byte[] bytes = shelf.rig.bytes(900);
        ItemId folder = shelf.folder(owner, ItemId.ROOT, "folder");
        shelf.text(owner, folder, "a", "good");
        shelf.bytes(owner, shelf.rig.id(), 0, folder, "bad.jpg", bytes);
        ChunkId id = ChunkId.of(bytes);
        shelf.rig.ledger.write(owner.home(), rows -> {
            ChunkRow row =
                    Objects.requireNonNull(rows.contents().chunks(List.of(id)).get(id));
            rows.contents().putChunks(List.of(row.in(State.QUARANTINED)));
            return id;
        });
        Desk.Answer answer = ben.get(files + "/items/" + folder + "/zip");
        assertThat(answer.code()).contains(ReasonCode.BLOB_CORRUPT);
        assertThat(answer.observed("name")).contains("bad.jpg");
    }
}
