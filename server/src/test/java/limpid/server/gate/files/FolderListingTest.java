package limpid.server.gate.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import limpid.core.id.ItemId;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Desk;
import limpid.server.gate.browser.Surfer;
import limpid.server.library.Rig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder, page by page. */
class FolderListingTest {
    private final Shelf shelf = new Shelf();
    private final Surfer ann = shelf.village.browserOf(shelf.village.ann);
    private final String root = shelf.files(shelf.village.ann) + "/folders/root";

    private void fill() {
        shelf.folder(shelf.village.ann, ItemId.ROOT, "zoo");
        shelf.folder(shelf.village.ann, ItemId.ROOT, "Attic");
        shelf.text(shelf.village.ann, ItemId.ROOT, "b.txt", "three");
        shelf.text(shelf.village.ann, ItemId.ROOT, "a.jpg", "one, the longest");
        shelf.text(shelf.village.ann, ItemId.ROOT, "Ω", "");
    }

    private static List<String> values(String json, String field) {
        Matcher found = Pattern.compile("\"" + field + "\":\"?([^\",}]*)").matcher(json);
        List<String> values = new ArrayList<>();
        while (found.find()) {
            values.add(found.group(1));
        }
        return values;
    }

    /** All names of a listing, taken in pages. */
    private List<String> walk(String query, int limit) {
        List<String> names = new ArrayList<>();
        String after = "";
        do {
            Desk.Answer page = ann.get(root + "?limit=" + limit + query + (after.isEmpty() ? "" : "&after=" + after));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            List<String> found = values(page.text().replaceAll("\"device\":\\{[^}]*}", ""), "name");
            assertThat(found).hasSizeBetween(1, limit);
            names.addAll(found);
            after = values(page.text(), "next").stream().findFirst().orElse("");
        } while (!after.isEmpty());
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "'',                       Attic zoo a.jpg b.txt Ω",
        "&sort=name&order=down,    zoo Attic Ω b.txt a.jpg",
        "&sort=size&order=up,      Attic zoo Ω b.txt a.jpg",
        "&sort=size&order=down,    Attic zoo a.jpg b.txt Ω",
        "&sort=modified&order=up,  Attic zoo a.jpg b.txt Ω"
    })
    void comesInTheOrderAskedForWithFoldersFirst(String query, String names) {
        fill();
        for (int limit = 1; limit <= 6; limit++) {
            assertThat(walk(query, limit)).as("pages of " + limit).containsExactly(names.split(" ", -1));
        }
    }

    @Test
    void saysWhereItIsAndWhatIsInIt() {
        ItemId outer = shelf.folder(shelf.village.ann, ItemId.ROOT, "outer");
        ItemId inner = shelf.folder(shelf.village.ann, outer, "inner");
        shelf.text(shelf.village.ann, inner, "note.txt", "hello");
        String page =
                ann.get(shelf.files(shelf.village.ann) + "/folders/" + inner).text();
        assertThat(page)
                .startsWith("{\"folder\":{\"id\":\"" + inner + "\",\"name\":\"inner\",\"parent\":\"" + outer + "\"},"
                        + "\"path\":[{\"id\":\"" + outer + "\",\"name\":\"outer\"}],\"entries\":[{\"id\":")
                .contains("\"name\":\"note.txt\",\"kind\":\"FILE\",\"parent\":\"" + inner
                        + "\",\"version\":1,\"size\":5," + "\"content\":\"c")
                .contains("\"type\":\"text/plain\"", "\"device\":{\"id\":\"", "\"name\":\"ann's laptop\"")
                .doesNotContain("modifiedAt", "executable", "shared", "next");
        assertThat(ann.get(root.replace("root", ItemId.ROOT.toString())).text())
                .isEqualTo(ann.get(root).text())
                .startsWith("{\"path\":[],\"entries\":[");
    }

    @Test
    void ofNothingIsEmpty() {
        assertThat(ann.get(root).text()).isEqualTo("{\"path\":[],\"entries\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=1001",
                "?limit=x",
                "?sort=colour",
                "?order=sideways",
                "?after=!",
                "?after=bm90aGluZw",
                "?sort=NAME",
                "?limit=-1"
            })
    void refusesWhatMakesNoSense(String query) {
        assertThat(ann.get(root + query).code()).contains(ReasonCode.REQUEST_MALFORMED);
    }

    @Test
    void goesOnOnlyInTheOrderInWhichItBegan() {
        fill();
        String next = values(ann.get(root + "?limit=2").text(), "next").getFirst();
        assertThat(ann.get(root + "?sort=size&after=" + next).code()).contains(ReasonCode.REQUEST_MALFORMED);
        assertThat(ann.get(root + "?after=" + next).status()).isEqualTo(200);
    }

    @Test
    void ofAFileOrSomethingDeletedIsNotThere() {
        ItemId file = shelf.text(shelf.village.ann, ItemId.ROOT, "a", "a").id();
        ItemId gone = shelf.folder(shelf.village.ann, ItemId.ROOT, "gone");
        shelf.done(shelf.village.ann, Rig.delete(gone, 1));
        for (ItemId id : List.of(file, gone, shelf.rig.id())) {
            assertThat(ann.get(root.replace("root", id.toString())).code()).contains(ReasonCode.NOT_FOUND);
        }
        assertThat(ann.get(root.replace("root", "none")).code()).contains(ReasonCode.REQUEST_MALFORMED);
    }

    @Test
    void keepsEveryNameAsItIs() {
        List<String> names =
                List.of("a:b", "c%d", "e\u202Efdp.exe", "\uD83D\uDE00", "\\", "\"quoted\"", " ", "x".repeat(255));
        names.forEach(name -> shelf.text(shelf.village.ann, ItemId.ROOT, name, name));
        String whole = ann.get(root).text();
        IntStream.range(1, 4).forEach(limit -> assertThat(pagesOf(limit)).isEqualTo(pagesOf(1000)));
        assertThat(whole).contains("\"a:b\"", "\"c%d\"", "\uD83D\uDE00", "\"\\\\\"", "\"\\\"quoted\\\"\"");
    }

    private List<String> pagesOf(int limit) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            String page = ann.get(root + "?limit=" + limit + (after.isEmpty() ? "" : "&after=" + after))
                    .text();
            ids.addAll(values(page, "content"));
            after = values(page, "next").stream().findFirst().orElse("");
        } while (!after.isEmpty());
        assertThat(ids).hasSize(8);
        return ids;
    }
}
