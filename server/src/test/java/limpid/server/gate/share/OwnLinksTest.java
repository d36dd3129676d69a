package limpid.server.gate.share;

import static limpid.server.gate.share.LinkDesk.id;
import static limpid.server.gate.share.LinkDesk.order;
import static limpid.server.gate.share.LinkDesk.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Desk;
import limpid.server.gate.browser.Surfer;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links as their makers see them. */
class OwnLinksTest {
    private final LinkDesk desk = new LinkDesk();
    private final Resident ann = desk.village.ann;
    private final Resident ben = desk.village.ben;
    private final ItemId folder = desk.folder(ben, ItemId.ROOT, "Trip");
    private final Item file = desk.file(ben, folder, "plan.txt", "to Rome");

    @Test
    void areMadeListedAndEnded() {
        Desk.Answer made = desk.make(ben, 1, file.id(), "VIEW", "");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text())
                .startsWith("{\"id\":\"" + id(1) + "\",\"kind\":\"VIEW\"")
                .contains("\"name\":\"plan.txt\",\"path\":\"Trip/plan.txt\",\"hasPassword\":false")
                .contains("\"opened\":0,\"link\":\"https://cloud.example/s#" + ben.home() + "." + id(1) + ".")
                .doesNotContain("expires", "Hash", "sealed");
        Surfer browser = desk.village.browserOf(ben);
        assertThat(browser.get("/v1/shares").text()).isEqualTo("[" + made.text() + "]");
        assertThat(browser.delete("/v1/shares/" + id(1)).status()).isEqualTo(204);
        assertThat(browser.delete("/v1/shares/" + id(1)).status()).isEqualTo(204);
        assertThat(browser.get("/v1/shares").text()).isEqualTo("[]");
        assertThat(desk.village
                        .stranger()
                        .post(
                                "/v1/shared/open",
                                LinkDesk.key(value(made.text(), "link").replaceAll(".*#", ""), ""))
                        .code())
                .contains(ReasonCode.NOT_FOUND);
    }

    @Test
    void areEachTheirMakersAlone() {
        desk.token(ben, 1, folder, "VIEW", "");
        for (Resident other : List.of(ann, desk.village.cleo, desk.village.eve)) {
            Surfer browser = desk.village.browserOf(other);
            assertThat(browser.get("/v1/shares").text()).isEqualTo("[]");
            assertThat(browser.delete("/v1/shares/" + id(1)).status()).isEqualTo(204);
        }
        for (Resident other : List.of(ann, desk.village.eve)) {
            assertThat(desk.village
                            .browserOf(other)
                            .put("/v1/shares/" + id(1) + "/terms", "{\"noPassword\":true}")
                            .code())
                    .contains(ReasonCode.NOT_FOUND);
            // Nobody shares what is another's, by whichever collection they name it.
            for (Resident owner : List.of(ben, other)) {
                assertThat(desk.village
                                .browserOf(other)
                                .put("/v1/shares/" + id(2), order(desk.village, owner, file.id(), "VIEW", ""))
                                .code())
                        .contains(ReasonCode.NOT_FOUND);
            }
        }
        assertThat(desk.village.browserOf(ben).get("/v1/shares").text()).contains(id(1));
        for (String method : List.of("GET", "PUT", "DELETE")) {
            String path = "/v1/shares" + (method.equals("GET") ? "" : "/" + id(1));
            assertThat(desk.village.stranger().ask(method, path, new byte[0]).code())
                    .contains(ReasonCode.NOT_SIGNED_IN);
        }
    }

    @Test
    void areNotAChildsToMake() {
        Resident cleo = desk.village.cleo;
        ItemId own = desk.folder(cleo, ItemId.ROOT, "Drawings");
        assertThat(desk.make(cleo, 1, own, "VIEW", "").code()).contains(ReasonCode.PERMISSION_DENIED_REMOTE);
        desk.village.change(cleo, rights -> rights.as(Role.MEMBER));
        String token = desk.token(cleo, 1, own, "VIEW", "");
        desk.village.change(cleo, rights -> rights.as(Role.CHILD));
        Surfer browser = desk.village.browserOf(cleo);
        assertThat(browser.put("/v1/shares/" + id(1) + "/terms", "{\"noExpiry\":true}")
                        .code())
                .contains(ReasonCode.PERMISSION_DENIED_REMOTE);
        assertThat(desk.village
                        .stranger()
                        .post("/v1/shared/open", LinkDesk.key(token, ""))
                        .code())
                .contains(ReasonCode.SHARE_EXPIRED);
        assertThat(browser.get("/v1/shares").text()).contains(id(1));
        assertThat(browser.delete("/v1/shares/" + id(1)).status()).isEqualTo(204);
        assertThat(browser.get("/v1/shares").text()).isEqualTo("[]");
    }

    @Test
    void areMadeOnceHoweverOftenTheyAreAskedFor() {
        desk.token(ben, 1, folder, "VIEW", "");
        assertThat(desk.make(ben, 1, folder, "VIEW", "").code()).contains(ReasonCode.ALREADY_DONE);
        assertThat(desk.make(ben, 1, file.id(), "VIEW", "").code()).contains(ReasonCode.ALREADY_DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"password\":\"abc\"",
                ",\"password\":5",
                ",\"expires\":\"2020-01-01T00:00:00Z\"",
                ",\"expires\":\"tomorrow\"",
                ",\"name\":\"a/b\"",
                ",\"name\":\"\"",
                ",\"more\":1"
            })
    void refuseTermsThatMakeNoSense(String more) {
        assertThat(desk.make(ben, 1, folder, "VIEW", more).code()).contains(ReasonCode.REQUEST_MALFORMED);
        assertThat(desk.village.browserOf(ben).get("/v1/shares").text()).isEqualTo("[]");
    }

    @Test
    void leadToAFileOrAFolderThatIsThere() {
        assertThat(desk.make(ben, 1, file.id(), "DROP", "").code()).contains(ReasonCode.REQUEST_MALFORMED);
        assertThat(desk.make(ben, 1, folder, "SHOW", "").code()).contains(ReasonCode.REQUEST_MALFORMED);
        assertThat(desk.make(ben, 1, ItemId.ROOT, "VIEW", "").code()).contains(ReasonCode.NOT_FOUND);
        assertThat(desk.make(ben, 1, desk.rig.id(), "VIEW", "").code()).contains(ReasonCode.NOT_FOUND);
        desk.done(ben, Rig.delete(file.id(), 1));
        assertThat(desk.make(ben, 1, file.id(), "VIEW", "").code()).contains(ReasonCode.NOT_FOUND);
        for (String bad :
                List.of("x", "00000001-0000-4000-8000-00000000000G", "../" + id(1), id(1).replace("4", "A"))) {
            assertThat(desk.village
                            .browserOf(ben)
                            .put("/v1/shares/" + bad, order(desk.village, ben, folder, "VIEW", ""))
                            .status())
                    .isIn(400, 404);
        }
    }

    @Test
    void changeTheirTerms() {
        desk.token(ben, 1, folder, "VIEW", ",\"name\":\"For you\",\"expires\":\"2026-12-01T00:00:00Z\"");
        Surfer browser = desk.village.browserOf(ben);
        String terms = "/v1/shares/" + id(1) + "/terms";
        assertThat(browser.put(terms, "{\"password\":\"open sesame\"}").text())
                .contains("\"name\":\"For you\"", "\"hasPassword\":true", "\"expires\":\"2026-12-01T00:00:00Z\"");
        assertThat(browser.put(terms, "{\"noExpiry\":true}").text())
                .contains("\"hasPassword\":true")
                .doesNotContain("expires");
        assertThat(browser.put(terms, "{\"noPassword\":true,\"expires\":\"2027-01-01T00:00:00Z\"}")
                        .text())
                .contains("\"hasPassword\":false", "\"expires\":\"2027-01-01T00:00:00Z\"");
        for (String bad : List.of(
                "{\"password\":\"abcd\",\"noPassword\":true}",
                "{\"expires\":\"2027-01-01T00:00:00Z\",\"noExpiry\":true}",
                "{\"expires\":\"2001-01-01T00:00:00Z\"}",
                "{\"password\":\"abc\"}",
                "{\"link\":\"x\"}",
                "[]")) {
            assertThat(browser.put(terms, bad).code()).as(bad).contains(ReasonCode.REQUEST_MALFORMED);
        }
        assertThat(browser.put("/v1/shares/" + id(7) + "/terms", "{}").code()).contains(ReasonCode.NOT_FOUND);
        assertThat(browser.put(terms, "{}").text()).contains("\"expires\":\"2027-01-01T00:00:00Z\"");
    }

    @Test
    void areListedAlsoWhenWhatTheyLedToIsGone() {
        desk.token(ben, 1, file.id(), "VIEW", "");
        desk.done(ben, Rig.delete(file.id(), 1));
        assertThat(desk.village.browserOf(ben).get("/v1/shares").text())
                .contains("\"name\":\"plan.txt\",\"path\":\"\"");
    }

    @Test
    void keepNothingThatOpensThem() {
        String token = desk.token(ben, 1, folder, "VIEW", ",\"password\":\"open sesame\"");
        String body = desk.rig.ledger.read(
                ben.home(), rows -> rows.documents().document("share", id(1)).orElseThrow());
        assertThat(body).doesNotContain(token.substring(token.lastIndexOf('.') + 1), "open sesame");
    }
}
