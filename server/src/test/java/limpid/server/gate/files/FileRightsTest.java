package limpid.server.gate.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Desk;
import limpid.server.gate.browser.Surfer;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Each endpoint of files: whose it is, and what everybody else is told. */
class FileRightsTest {
    private static final byte[] NONE = new byte[0];

    /** {@code F} is the path of the owner's collection, {@code D} a folder in it, {@code I} a file with an older version. */
    static final List<Arguments> ENDPOINTS = Stream.of(
                    "GET F/folders/root",
                    "GET F/folders/D",
                    "GET F/items/I",
                    "GET F/items/I/content",
                    "GET F/items/I/content?version=1",
                    "GET F/items/I/versions",
                    "POST F/items/I/versions/1/restored {}",
                    "GET F/search?q=file",
                    "GET F/items/D/zip",
                    "GET F/items/root/zip",
                    "POST F/zip {\"ids\":[\"I\"]}")
            .map(Arguments::of)
            .toList();

    private final Shelf shelf = new Shelf();

    private record Target(String method, String path, String body) {
        Desk.Answer ask(Surfer surfer) {
            return surfer.ask(method, path, body.getBytes(UTF_8));
        }
    }

    private Target fill(Resident owner, String endpoint) {
        ItemId folder = shelf.folder(owner, ItemId.ROOT, "folder");
        Item file = shelf.text(owner, folder, "file", "first");
        shelf.bytes(owner, file.id(), 1, folder, "file", "second".getBytes(UTF_8));
        String[] words = endpoint.split(" ", 3);
        String path = words[1].replace("F/", shelf.files(owner) + "/")
                .replace("/D", "/" + folder)
                .replace("/I", "/" + file.id());
        return new Target(
                words[0],
                path,
                words.length < 3 ? "" : words[2].replace("I", file.id().toString()));
    }

    @Provokes(ReasonCode.ACCOUNT_DISABLED)
    @ParameterizedTest
    @FieldSource("ENDPOINTS")
    void belongToOnePersonWhateverTheirRole(String endpoint) {
        for (Resident owner : List.of(shelf.village.ann, shelf.village.ben, shelf.village.cleo)) {
            Target target = fill(owner, endpoint);
            Surfer own = shelf.village.browserOf(owner);
            assertThat(target.ask(own).status()).as("the owner of " + target).isEqualTo(200);
            for (Resident other : shelf.village.people().values()) {
                if (!other.equals(owner)) {
                    refused(target, other, owner);
                }
            }
            assertThat(target.ask(shelf.village.stranger()).code()).contains(ReasonCode.NOT_SIGNED_IN);
            shelf.village.disable(owner, true);
            assertThat(target.ask(own).code()).contains(ReasonCode.ACCOUNT_DISABLED);
            shelf.village.disable(owner, false);
        }
    }

    /** Two owners of homes have collections of one name; then each sees their own, and nothing is in Eve's. */
    private void refused(Target target, Resident other, Resident owner) {
        Desk.Answer answer = target.ask(shelf.village.browserOf(other));
        boolean sameName = shelf.files(other).equals(shelf.files(owner));
        if (sameName && answer.status() == 200) {
            assertThat(answer.text()).doesNotContain("file", "folder");
        } else {
            assertThat(answer.code()).as(other + " at " + target).contains(ReasonCode.NOT_FOUND);
        }
    }

    @Test
    void tellNothingOfWhetherSomethingOfAnotherIsThere() {
        Item bens = shelf.text(shelf.village.ben, ItemId.ROOT, "secret", "secret");
        Surfer ann = shelf.village.browserOf(shelf.village.ann);
        List<String> tails = List.of("", "/content", "/versions", "/zip");
        List<String> seen = new ArrayList<>();
        for (ItemId id : List.of(bens.id(), shelf.rig.id())) {
            for (String collection :
                    List.of(shelf.files(shelf.village.ann), shelf.files(shelf.village.ben), "/v1/collections/none")) {
                tails.forEach(tail ->
                        seen.add(ann.get(collection + "/items/" + id + tail).status() + " "
                                + ann.get(collection + "/items/" + id + tail).code()));
            }
        }
        assertThat(seen).containsOnly("404 Optional[NOT_FOUND]");
        String there = ann.get(shelf.files(shelf.village.ben) + "/folders/root").text();
        String absent = ann.get("/v1/collections/files-p-none/folders/root").text();
        assertThat(there.replace(shelf.village.files(shelf.village.ben).text(), "X"))
                .isEqualTo(absent.replace("files-p-none", "X"));
    }

    @Test
    void areNotMadeToActByAnotherSite() {
        Target target = fill(shelf.village.ann, "POST F/items/I/versions/1/restored {}");
        Surfer ann = shelf.village.browserOf(shelf.village.ann);
        for (Surfer other : List.of(
                ann.sending("sec-fetch-site", "cross-site"),
                ann.sending("limpid-protocol", ""),
                ann.sending("sec-fetch-site", ""))) {
            assertThat(target.ask(other).code()).contains(ReasonCode.PERMISSION_DENIED_REMOTE);
        }
    }

    @Test
    void bringBackAnOlderVersionAsAnother() {
        Resident owner = shelf.village.ben;
        Target restored = fill(owner, "POST F/items/I/versions/1/restored {}");
        Surfer ben = shelf.village.browserOf(owner);
        String item = restored.path().replaceAll("/versions.*", "");
        assertThat(ben.get(item + "/versions").text())
                .startsWith("[{\"version\":1,\"name\":\"file\",\"size\":5,\"content\":\"c")
                .contains("\"replacedAt\":\"2026-11-21T10:00:00Z\"");
        assertThat(ben.get(item).text()).contains("\"version\":2,\"size\":6", "\"path\":[{", "\"versions\":1");
        Desk.Answer back = restored.ask(ben);
        assertThat(back.text())
                .contains("\"version\":3,\"size\":5", "\"device\":{\"id\":\"web-", "\"name\":\"Browser\"");
        assertThat(ben.get(item + "/content").text()).isEqualTo("first");
        assertThat(ben.get(item + "/versions").text()).contains("\"version\":2", "\"version\":1");
        for (String version : List.of("9", "4")) {
            assertThat(ben.post(item + "/versions/" + version + "/restored", "{}")
                            .code())
                    .contains(ReasonCode.NOT_FOUND);
        }
        for (String bad : List.of("{\"more\":1}", "", "[]", "x")) {
            assertThat(ben.post(item + "/versions/2/restored", bad).code()).contains(ReasonCode.REQUEST_MALFORMED);
        }
        assertThat(ben.ask("POST", item + "/versions/0/restored", NONE).code()).contains(ReasonCode.REQUEST_MALFORMED);
    }

    @Test
    void findByWordsOfANameTheBestFirst() {
        Resident owner = shelf.village.ben;
        Surfer ben = shelf.village.browserOf(owner);
        ItemId trips = shelf.folder(owner, ItemId.ROOT, "Trips");
        for (String name : List.of("Rome plan.txt", "old plan for rome", "PLAN", "plan b", "Größe", "other")) {
            shelf.text(owner, trips, name, name);
        }
        Item gone = shelf.text(owner, trips, "plan that is gone", "x");
        shelf.done(owner, Rig.delete(gone.id(), 1));
        shelf.text(shelf.village.ann, ItemId.ROOT, "plan of another", "x");
        String search = shelf.files(owner) + "/search?q=";
        assertThat(names(ben.get(search + "plan")))
                .containsExactly("PLAN", "plan b", "old plan for rome", "Rome plan.txt");
        assertThat(names(ben.get(search + "plan&limit=1"))).containsExactly("PLAN");
        assertThat(names(ben.get(search + "ROME+plan"))).containsExactly("Rome plan.txt", "old plan for rome");
        assertThat(names(ben.get(search + "gr%C3%96SSE"))).containsExactly("Größe");
        assertThat(names(ben.get(search + "grosse"))).isEmpty();
        assertThat(names(ben.get(search + "GR%C3%96"))).containsExactly("Größe");
        assertThat(names(ben.get(search + "%20%20"))).isEmpty();
        assertThat(names(ben.get(search + "%2F..%2F"))).isEmpty();
        assertThat(ben.get(search + "trips").text()).contains("\"path\":[]", "\"complete\":true");
        assertThat(ben.get(search + "PLAN&limit=1").text())
                .contains("\"path\":[{\"id\":\"" + trips + "\",\"name\":\"Trips\"}]");
        assertThat(ben.get(search + "x".repeat(256)).code()).contains(ReasonCode.REQUEST_MALFORMED);
    }

    private static List<String> names(Desk.Answer answer) {
        List<String> names = new ArrayList<>();
        var found = Pattern.compile("\"name\":\"([^\"]*)\",\"kind\"").matcher(answer.text());
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
