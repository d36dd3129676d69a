package limpid.server.gate.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Desk;
import limpid.server.gate.browser.Surfer;
import limpid.server.library.Rig;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.DirectoryTransaction.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of a file, as a browser gets them. */
class FileContentTest {
    private static final String PNG = "\u0089PNG\r\n\u001a\n rest";

    private final Shelf shelf = new Shelf();
    private final Resident owner = shelf.village.ann;
    private final Surfer ann = shelf.village.browserOf(owner);

    private String of(Item item) {
        return shelf.files(owner) + "/items/" + item.id() + "/content";
    }

    private Item put(String name, byte[] bytes) {
        return shelf.bytes(owner, shelf.rig.id(), 0, ItemId.ROOT, name, bytes);
    }

    @Test
    void comeWholeFromOneChunkOrMany() {
        for (int length : new int[] {0, 1, 999, 1000, 1001, 9_876}) {
            byte[] bytes = shelf.rig.bytes(length);
            Item item = put("file " + length, bytes);
            Desk.Answer answer = ann.get(of(item));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(bytes);
            assertThat(answer.header("content-length")).isEqualTo(Integer.toString(length));
            assertThat(answer.header("etag"))
                    .isEqualTo("\"" + item.content().orElseThrow().id() + "\"");
            Desk.Answer head = ann.ask("HEAD", of(item), new byte[0]);
            assertThat(head.header("content-length")).isEqualTo(Integer.toString(length));
            assertThat(head.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,          0,    1",
        "bytes=0-9999,       0,    2500",
        "bytes=999-1000,     999,  2",
        "bytes=2499-,        2499, 1",
        "bytes=-1,           2499, 1",
        "bytes=-99999,       0,    2500",
        "bytes= 5-6,         5,    2",
        "Bytes=1000-1999,    1000, 1000",
        "bytes=1-99999999999999999999999, 1, 2499"
    })
    void comeInRanges(String range, int from, int length) {
        byte[] bytes = shelf.rig.bytes(2500);
        Desk.Answer answer = ann.sending("range", range).get(of(put("a", bytes)));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, from, from + length));
        assertThat(answer.header("content-range")).isEqualTo("bytes " + from + "-" + (from + length - 1) + "/2500");
    }

    @ParameterizedTest
    @CsvSource({"bytes=2500-", "bytes=2500-2600", "bytes=-0", "bytes=99999999999999999999-"})
    void thatAreNotThereAreRefused(String range) {
        Desk.Answer answer = ann.sending("range", range).get(of(put("a", shelf.rig.bytes(2500))));
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("content-range")).isEqualTo("bytes */2500");
        assertThat(answer.code()).contains(ReasonCode.REQUEST_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=", "bytes=-", "bytes=9-5", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=--1", "0-5"})
    void comeWholeWhereARangeMakesNoSense(String range) {
        assertThat(ann.sending("range", range)
                        .get(of(put("a", shelf.rig.bytes(50))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothingOfAnEmptyFileIsInAnyRange() {
        Item empty = put("empty", new byte[0]);
        assertThat(ann.sending("range", "bytes=0-").get(of(empty)).status()).isEqualTo(416);
        assertThat(ann.get(of(empty)).status()).isEqualTo(200);
    }

    @Test
    void ofAnyRangeAreThoseOfTheFile() {
        byte[] bytes = shelf.rig.bytes(4321);
        String path = of(put("a", bytes));
        Random random = new Random(7);
        String alphabet = "bytes=0123456789-, ";
        for (int i = 0; i < 3000; i++) {
            StringBuilder range = new StringBuilder(random.nextInt(3) == 0 ? "" : "bytes=");
            int length = random.nextInt(14);
            for (int j = 0; j < length; j++) {
                range.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Desk.Answer answer = ann.sending("range", range.toString()).get(path);
            switch (answer.status()) {
                case 200 -> assertThat(answer.body()).isEqualTo(bytes);
                case 206 -> {
                    String[] said = answer.header("content-range").split("[ /-]", -1);
                    int from = Integer.parseInt(said[1]);
                    int to = Integer.parseInt(said[2]);
                    assertThat(answer.body()).as(range.toString()).isEqualTo(Arrays.copyOfRange(bytes, from, to + 1));
                }
                default -> assertThat(answer.status()).as(range.toString()).isEqualTo(416);
            }
        }
    }

    @Test
    void areNotSentAgainToWhomHasThem() {
        Item item = put("a", shelf.rig.bytes(50));
        String tag = ann.get(of(item)).header("etag");
        for (String sent : new String[] {tag, "\"x\", " + tag, "W/" + tag, "*"}) {
            Desk.Answer answer = ann.sending("if-none-match", sent).get(of(item));
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("etag")).isEqualTo(tag);
        }
        assertThat(ann.sending("if-none-match", "\"x\"").get(of(item)).status()).isEqualTo(200);
    }

    @Test
    void goOnOnlyWhereTheyAreStillTheSame() {
        Item item = put("a", shelf.rig.bytes(50));
        Surfer half = ann.sending("range", "bytes=25-");
        String tag = ann.get(of(item)).header("etag");
        assertThat(half.sending("if-range", tag).get(of(item)).status()).isEqualTo(206);
        assertThat(half.sending("if-range", "\"other\"").get(of(item)).status()).isEqualTo(200);
        assertThat(half.sending("if-range", "Sat, 21 Nov 2026 10:00:00 GMT")
                        .get(of(item))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "a.png,   png,  image/png",
        "a.PNG,   png,  image/png",
        "a.txt,   text, text/plain; charset=utf-8",
        "a.pdf,   pdf,  application/pdf",
        "a.png,   html, application/octet-stream",
        "a.png,   svg,  application/octet-stream",
        "a.html,  html, application/octet-stream",
        "a.html,  text, application/octet-stream",
        "a.svg,   svg,  application/octet-stream",
        "a.xml,   svg,  application/octet-stream",
        "a.txt,   png,  application/octet-stream",
        "a.txt,   zero, application/octet-stream",
        "a.pdf,   text, application/octet-stream",
        "a.exe,   png,  application/octet-stream",
        "png,     png,  image/png",
        "noname,  html, application/octet-stream"
    })
    void areOpenedOnlyAsWhatCannotRun(String name, String what, String type) {
        Desk.Answer answer = ann.get(of(put(name, sample(what))));
        boolean opened = !type.equals("application/octet-stream");
        assertThat(answer.header("content-type")).isEqualTo(type);
        assertThat(answer.header("content-disposition")).startsWith(opened ? "inline;" : "attachment;");
        assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
        assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
        assertThat(answer.header("cache-control")).startsWith("private");
        Desk.Answer saved = ann.get(of(put(name + " saved", sample(what))) + "?download");
        assertThat(saved.header("content-disposition")).startsWith("attachment;");
    }

    private static byte[] sample(String what) {
        return switch (what) {
            case "png" -> PNG.getBytes(ISO_8859_1);
            case "pdf" -> "%PDF-1.7 …".getBytes(UTF_8);
            case "html" -> "<!doctype html><script>alert(1)</script>\0".getBytes(UTF_8);
            case "svg" -> "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8);
            case "zero" -> "text\0".getBytes(UTF_8);
            default -> "just a text: ä".getBytes(UTF_8);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain.txt | filename=\"plain.txt\"; filename*=UTF-8''plain.txt",
                "a \"b\" \\c;%41 | filename=\"a _b_ _c__41\"; filename*=UTF-8''a%20%22b%22%20%5Cc%3B%2541",
                "Übung ☃.txt | filename=\"_bung _.txt\"; filename*=UTF-8''%C3%9Cbung%20%E2%98%83.txt",
                "cod\u202Etxt.exe | filename=\"cod_txt.exe\"; filename*=UTF-8''cod_txt.exe"
            })
    void areSavedUnderTheNameThatTheyHave(String name, String expected) {
        assertThat(ann.get(of(put(name, sample("text"))) + "?download").header("content-disposition"))
                .isEqualTo("attachment; " + expected);
    }

    @Test
    void areThoseOfAVersionThatIsKept() {
        Item first = put("a", "first".getBytes(UTF_8));
        shelf.bytes(owner, first.id(), 1, ItemId.ROOT, "a", "second".getBytes(UTF_8));
        assertThat(ann.get(of(first)).text()).isEqualTo("second");
        assertThat(ann.get(of(first) + "?version=2").text()).isEqualTo("second");
        assertThat(ann.get(of(first) + "?version=1").text()).isEqualTo("first");
        assertThat(ann.get(of(first) + "?version=3").code()).contains(ReasonCode.NOT_FOUND);
        assertThat(ann.get(of(first) + "?version=0").code()).contains(ReasonCode.REQUEST_MALFORMED);
        shelf.done(owner, Rig.delete(first.id(), 2));
        assertThat(ann.get(of(first)).code()).contains(ReasonCode.NOT_FOUND);
        assertThat(ann.get(of(first) + "?version=1").text()).isEqualTo("first");
    }

    @Test
    void ofAFolderAreNotThere() {
        ItemId folder = shelf.folder(owner, ItemId.ROOT, "folder");
        assertThat(ann.get(shelf.files(owner) + "/items/" + folder + "/content").code())
                .contains(ReasonCode.NOT_FOUND);
    }

    /** Makes the bytes of a chunk another's. */
    private void spoil(byte[] chunk) {
        ChunkId id = ChunkId.of(chunk);
        shelf.rig.ledger.write(owner.home(), rows -> {
            ChunkRow row =
                    Objects.requireNonNull(rows.contents().chunks(List.of(id)).get(id));
            byte[] other = row.inline().clone();
            other[0] ^= 1;
            rows.contents()
                    .putChunks(List.of(new ChunkRow(id, row.rawLength(), 0, "", 0, row.length(), other, State.LIVE)));
            return id;
        });
    }

    @Provokes(ReasonCode.BLOB_CORRUPT)
    @Test
    void thatAreBrokenAreTold() {
        byte[] bytes = shelf.rig.bytes(500);
        Item item = put("a", bytes);
        spoil(bytes);
        assertThat(ann.get(of(item)).code()).contains(ReasonCode.BLOB_CORRUPT);
        assertThat(shelf.rig.ledger.<Integer>read(
                        owner.home(), rows -> rows.contents().quarantined(9).size()))
                .isEqualTo(1);
    }

    @Test
    void thatAreBrokenInTheMiddleBreakOff() {
        byte[] bytes = shelf.rig.bytes(5000);
        Item item = put("a", bytes);
        spoil(Arrays.copyOfRange(bytes, 3000, 4000));
        Desk.Answer answer = ann.get(of(item));
        assertThat(answer.broken()).isTrue();
        assertThat(answer.body()).isEqualTo(Arrays.copyOf(bytes, 3000));
        assertThat(answer.header("content-length")).isEqualTo("5000");
        // What lies elsewhere is still given.
        assertThat(ann.sending("range", "bytes=4000-").get(of(item)).body())
                .isEqualTo(Arrays.copyOfRange(bytes, 4000, 5000));
    }
}
