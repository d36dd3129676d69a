package limpid.server.gate.share;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.gate.share.LinkDesk.id;
import static limpid.server.gate.share.LinkDesk.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import limpid.core.chunk.ContentId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Desk;
import limpid.server.gate.browser.Surfer;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import org.junit.jupiter.api.Test;

/** Files that strangers bring. */
class DropTest {
    private final LinkDesk desk = new LinkDesk();
    private final Resident ben = desk.village.ben;
    private final ItemId inbox = desk.folder(ben, ItemId.ROOT, "Inbox");
    private final String token = desk.token(ben, 1, inbox, "DROP", "");
    private final Surfer guest = desk.guest(token);
    private final String drops = "/v1/shared/" + id(1) + "/drops/";

    private Desk.Answer bring(int n, String name, byte[] bytes) {
        return guest.ask("PUT", drops + id(n) + "?name=" + URLEncoder.encode(name, UTF_8), bytes);
    }

    private List<Item> inside() {
        return desk.rig.ledger.read(ben.home(), rows -> rows.items().children(desk.village.files(ben), inbox, "", 100));
    }

    private long reserved() {
        return desk.rig.library.registry().space(ben.home()).reservedBytes();
    }

    private byte[] read(Item item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            desk.rig
                    .library
                    .contents()
                    .open(ben.home(), item.content().orElseThrow())
                    .writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    @Test
    void areThereWholeAndCountAgainstThePlan() {
        byte[] bytes = new byte[3_000_000];
        new Random(9).nextBytes(bytes);
        Desk.Answer brought = bring(1, "film.mp4", bytes);
        assertThat(brought.status()).isEqualTo(201);
        assertThat(brought.text()).isEqualTo("{\"name\":\"film.mp4\"}");
        assertThat(bring(2, "empty", new byte[0]).status()).isEqualTo(201);
        assertThat(bring(3, "small", "hello".getBytes(UTF_8)).status()).isEqualTo(201);
        List<Item> items = inside();
        assertThat(items).extracting(item -> item.place().name().text()).containsExactly("empty", "film.mp4", "small");
        assertThat(read(items.get(1))).isEqualTo(bytes);
        assertThat(items.get(1).content().orElseThrow().id().form()).isEqualTo(ContentId.Form.MANIFEST);
        assertThat(items.get(1).by().text()).isEqualTo("drop-" + id(1));
        assertThat(items.get(1).attributes().modified()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(desk.rig.library.registry().space(ben.home()).usedBytes()).isEqualTo(3_000_005);
        assertThat(reserved()).isZero();
    }

    @Test
    void comeOnceHoweverOftenTheyAreSent() {
        assertThat(bring(1, "a", new byte[5]).status()).isEqualTo(201);
        assertThat(bring(1, "a", new byte[5]).code()).contains(ReasonCode.ALREADY_DONE);
        assertThat(inside()).hasSize(1);
        desk.done(ben, Rig.delete(inside().getFirst().id(), 1));
        assertThat(bring(1, "a", new byte[5]).code()).contains(ReasonCode.ALREADY_DONE);
        assertThat(inside()).isEmpty();
    }

    @Test
    void areNumberedWhereTheNameIsTaken() {
        desk.file(ben, inbox, "photo.jpg", "ben's own");
        assertThat(bring(1, "photo.jpg", new byte[1]).text()).isEqualTo("{\"name\":\"photo (2).jpg\"}");
        assertThat(bring(2, "photo.jpg", new byte[2]).text()).isEqualTo("{\"name\":\"photo (3).jpg\"}");
        assertThat(bring(3, "Makefile", new byte[2]).text()).isEqualTo("{\"name\":\"Makefile\"}");
        assertThat(bring(4, "Makefile", new byte[2]).text()).isEqualTo("{\"name\":\"Makefile (2)\"}");
        assertThat(inside()).hasSize(5);
        assertThat(read(inside().get(3))).isNotEmpty();
    }

    @Test
    void showNothingOfWhatIsThere() {
        Item own = desk.file(ben, inbox, "own", "own");
        bring(1, "brought", new byte[3]);
        String shared = "/v1/shared/" + id(1);
        for (String path : List.of("/folders/root", "/folders/" + inbox, "/zip", "/items/" + own.id() + "/content")) {
            assertThat(guest.get(shared + path).code()).as(path).contains(ReasonCode.NOT_FOUND);
        }
        assertThat(desk.village
                        .stranger()
                        .post("/v1/shared/open", key(token, ""))
                        .text())
                .contains("\"kind\":\"DROP\"", "\"folder\":true")
                .doesNotContain("entry", "own\"");
    }

    @Test
    void areNotBroughtByALinkToLook() {
        desk.token(ben, 2, inbox, "VIEW", "");
        Surfer viewer = desk.guest(desk.token(ben, 3, inbox, "VIEW", ""));
        assertThat(viewer.ask("PUT", "/v1/shared/" + id(3) + "/drops/" + id(1) + "?name=a", new byte[1])
                        .code())
                .contains(ReasonCode.NOT_FOUND);
        assertThat(desk.village
                        .stranger()
                        .ask("PUT", drops + id(1) + "?name=a", new byte[1])
                        .code())
                .contains(ReasonCode.NOT_SIGNED_IN);
        assertThat(guest.sending("sec-fetch-site", "cross-site")
                        .ask("PUT", drops + id(1) + "?name=a", new byte[1])
                        .code())
                .contains(ReasonCode.PERMISSION_DENIED_REMOTE);
        assertThat(inside()).isEmpty();
    }

    @Test
    void leaveNothingWhenTheyAreCutOff() {
        byte[] bytes = new byte[2_000_000];
        new Random(4).nextBytes(bytes);
        Desk.Answer cut = guest.sending("content-length", "3000000").ask("PUT", drops + id(1) + "?name=a", bytes);
        assertThat(cut.code()).contains(ReasonCode.TRANSFER_INTERRUPTED);
        assertThat(inside()).isEmpty();
        assertThat(reserved()).isZero();
        assertThat(desk.rig.library.registry().space(ben.home()).usedBytes()).isZero();
        assertThat(bring(1, "a", bytes).status()).isEqualTo(201);
    }

    @Test
    void thatDoNotFitAreRefusedBeforeTheirFirstByteAndWithoutNumbersOfTheHome() {
        Desk.Answer full =
                guest.sending("content-length", "20000000").ask("PUT", drops + id(1) + "?name=a", new byte[0]);
        assertThat(full.code()).contains(ReasonCode.QUOTA_EXCEEDED);
        assertThat(full.status()).isEqualTo(507);
        assertThat(full.observed("needed-bytes")).contains("20000000");
        for (String secret : List.of("plan-bytes", "used-bytes", "free-bytes", "reserved-bytes")) {
            assertThat(full.observed(secret)).isEmpty();
        }
        assertThat(full.text()).doesNotContain("10000000");
        assertThat(reserved()).isZero();
    }

    @Test
    void haveNamesThatFilesCanHave() {
        for (String name : List.of("", ".", "..", "a/b", "a\nb", "x".repeat(256))) {
            assertThat(bring(1, name, new byte[1]).code()).as(name).contains(ReasonCode.REQUEST_MALFORMED);
        }
        assertThat(guest.ask("PUT", drops + "x?name=a", new byte[1]).code()).contains(ReasonCode.REQUEST_MALFORMED);
        assertThat(guest.sending("content-length", "many")
                        .ask("PUT", drops + id(1) + "?name=a", new byte[1])
                        .code())
                .contains(ReasonCode.REQUEST_MALFORMED);
        for (String name : List.of("..\\..\\x", "\uD83D\uDE00", "CON", " ")) {
            int n = 10 + inside().size();
            assertThat(bring(n, name, new byte[1]).status()).as(name).isEqualTo(201);
        }
        String longest = "y".repeat(251) + ".txt";
        assertThat(bring(30, longest, new byte[1]).status()).isEqualTo(201);
        assertThat(bring(31, longest, new byte[1]).text()).contains("y (2).txt");
    }

    @Test
    void endWithTheirLink() {
        desk.village.browserOf(ben).put("/v1/shares/" + id(1) + "/terms", "{\"expires\":\"2026-11-21T11:00:00Z\"}");
        desk.rig.clock.pass(Duration.ofHours(2));
        assertThat(bring(1, "a", new byte[1]).code()).contains(ReasonCode.SHARE_EXPIRED);
        desk.village.browserOf(ben).put("/v1/shares/" + id(1) + "/terms", "{\"noExpiry\":true}");
        desk.village.disable(ben, true);
        assertThat(bring(1, "a", new byte[1]).code()).contains(ReasonCode.SHARE_EXPIRED);
        desk.village.disable(ben, false);
        desk.done(ben, Rig.delete(inbox, 1));
        assertThat(bring(1, "a", new byte[1]).code()).contains(ReasonCode.NOT_FOUND);
        assertThat(reserved()).isZero();
    }
}
