package limpid.server.gate.share;

import static limpid.server.gate.share.LinkDesk.id;
import static limpid.server.gate.share.LinkDesk.key;
import static limpid.server.gate.share.LinkDesk.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Desk;
import limpid.server.gate.browser.Surfer;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody without an account sees by a link. */
class GuestLinksTest {
    private static final String OPEN = "/v1/shared/open";

    private final LinkDesk desk = new LinkDesk();
    private final Resident ben = desk.village.ben;
    private final ItemId trip = desk.folder(ben, ItemId.ROOT, "Trip");
    private final ItemId days = desk.folder(ben, trip, "Days");
    private final Item plan = desk.file(ben, trip, "plan.txt", "to Rome");
    private final Item day = desk.file(ben, days, "1.txt", "the first day");
    private final Item diary = desk.file(ben, ItemId.ROOT, "diary", "not for you");
    private final String shared = "/v1/shared/" + id(1);

    private String content(Item item) {
        return shared + "/items/" + item.id() + "/content";
    }

    @Test
    void isAFolderWithAllThatIsBelow() {
        String token = desk.token(ben, 1, trip, "VIEW", "");
        Desk.Answer opened = desk.village.stranger().post(OPEN, key(token, ""));
        assertThat(opened.text())
                .startsWith("{\"id\":\"" + id(1)
                        + "\",\"kind\":\"VIEW\",\"name\":\"Trip\",\"owner\":\"Ben\",\"folder\":true,"
                        + "\"entry\":{\"id\":\"" + trip + "\"");
        assertThat(opened.header("set-cookie"))
                .startsWith("__Secure-limpid-share-" + id(1) + "=")
                .contains("; Path=/v1/shared; HttpOnly; SameSite=Strict; Secure");
        Surfer guest = desk.guest(opened);
        assertThat(guest.get(shared + "/folders/root").text())
                .isEqualTo(guest.get(shared + "/folders/" + trip).text())
                .startsWith("{\"folder\":{\"id\":\"" + trip
                        + "\",\"name\":\"Trip\"},\"path\":[],\"entries\":[{\"id\":\"" + days)
                .doesNotContain("device", "laptop", "parent", "diary", "next");
        assertThat(guest.get(shared + "/folders/" + days).text()).contains("\"path\":[]", "\"name\":\"1.txt\"");
        assertThat(guest.get(content(day)).text()).isEqualTo("the first day");
        assertThat(guest.sending("range", "bytes=4-8").get(content(day)).text()).isEqualTo("first");
        assertThat(zipped(guest.get(shared + "/zip")))
                .containsExactlyInAnyOrder("Trip/", "Trip/Days/", "Trip/Days/1.txt", "Trip/plan.txt");
    }

    private static List<String> zipped(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return names;
    }

    @Test
    void isAFileAndNothingBesideIt() {
        Surfer guest = desk.guest(desk.token(ben, 1, plan.id(), "VIEW", ""));
        assertThat(guest.get(content(plan)).text()).isEqualTo("to Rome");
        assertThat(zipped(guest.get(shared + "/zip"))).containsExactly("plan.txt");
        for (String path : List.of("/folders/root", "/folders/" + trip, "/items/" + day.id() + "/content")) {
            assertThat(guest.get(shared + path).code()).as(path).contains(ReasonCode.NOT_FOUND);
        }
    }

    @Test
    void isNeverAnythingOutside() {
        Surfer guest = desk.guest(desk.token(ben, 1, days, "VIEW", ""));
        Item anns = desk.file(desk.village.ann, ItemId.ROOT, "ann's", "ann's");
        for (Item outside : List.of(plan, diary, anns)) {
            assertThat(guest.get(content(outside)).code()).contains(ReasonCode.NOT_FOUND);
        }
        for (ItemId outside : List.of(trip, anns.id(), desk.rig.id())) {
            assertThat(guest.get(shared + "/folders/" + outside).code()).contains(ReasonCode.NOT_FOUND);
        }
        assertThat(guest.get(content(day)).status()).isEqualTo(200);
        desk.done(ben, Rig.file(day.id(), 1, trip, "1.txt", day.content().orElseThrow()));
        assertThat(guest.get(content(day)).code()).contains(ReasonCode.NOT_FOUND);
        desk.done(ben, Rig.file(plan.id(), 1, days, "plan.txt", plan.content().orElseThrow()));
        assertThat(guest.get(content(plan)).text()).isEqualTo("to Rome");
        desk.done(ben, Rig.delete(plan.id(), 2));
        assertThat(guest.get(content(plan)).code()).contains(ReasonCode.NOT_FOUND);
    }

    @Test
    void tellsNothingOfWhereLinksLead() {
        ItemId link = desk.rig.id();
        Item target = desk.file(ben, ItemId.ROOT, "secret path", "/home/ben/.ssh");
        desk.done(
                ben,
                new Operation.Put(
                        link, 0, new Place(trip, new ItemName("link")), Kind.LINK, target.content(), Attributes.NONE));
        Surfer guest = desk.guest(desk.token(ben, 1, trip, "VIEW", ""));
        String listing = guest.get(shared + "/folders/root").text();
        assertThat(listing).contains("\"name\":\"link\",\"kind\":\"LINK\",\"version\":1,\"size\":0,\"editedAt\"");
        assertThat(listing).doesNotContain(target.content().orElseThrow().id().toString());
        assertThat(guest.get(shared + "/items/" + link + "/content").code()).contains(ReasonCode.NOT_FOUND);
        assertThat(zipped(guest.get(shared + "/zip"))).doesNotContain("Trip/link");
    }

    @Test
    void isGoneWithWhatItLedTo() {
        String token = desk.token(ben, 1, plan.id(), "VIEW", "");
        Surfer guest = desk.guest(token);
        desk.done(ben, Rig.delete(plan.id(), 1));
        assertThat(guest.get(content(plan)).code()).contains(ReasonCode.NOT_FOUND);
        assertThat(desk.village.stranger().post(OPEN, key(token, "")).code()).contains(ReasonCode.NOT_FOUND);
    }

    @Provokes(ReasonCode.SHARE_EXPIRED)
    @Test
    void endsInItsTime() {
        String token = desk.token(ben, 1, trip, "VIEW", ",\"expires\":\"2026-11-21T11:00:00Z\"");
        Surfer guest = desk.guest(token);
        desk.rig.clock.pass(Duration.ofHours(1));
        Desk.Answer over = desk.village.stranger().post(OPEN, key(token, ""));
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.code()).contains(ReasonCode.SHARE_EXPIRED);
        assertThat(over.observed("ended-at")).contains("2026-11-21T11:00:00Z");
        for (String path : List.of("/folders/root", "/zip", "/items/" + plan.id() + "/content")) {
            assertThat(guest.get(shared + path).code()).contains(ReasonCode.SHARE_EXPIRED);
        }
        desk.village.browserOf(ben).put("/v1/shares/" + id(1) + "/terms", "{\"noExpiry\":true}");
        assertThat(guest.get(content(plan)).status()).isEqualTo(200);
    }

    @Test
    void endsWithItsMaker() {
        String token = desk.token(ben, 1, trip, "VIEW", "");
        Surfer guest = desk.guest(token);
        desk.village.disable(ben, true);
        assertThat(guest.get(content(plan)).code()).contains(ReasonCode.SHARE_EXPIRED);
        assertThat(desk.village.stranger().post(OPEN, key(token, "")).code()).contains(ReasonCode.SHARE_EXPIRED);
        desk.village.disable(ben, false);
        assertThat(guest.get(content(plan)).status()).isEqualTo(200);
        desk.village.browserOf(ben).delete("/v1/shares/" + id(1));
        assertThat(guest.get(content(plan)).code()).contains(ReasonCode.NOT_SIGNED_IN);
    }

    @Provokes(ReasonCode.SHARE_PASSWORD_REQUIRED)
    @Test
    void asksForItsPassword() {
        String token = desk.token(ben, 1, trip, "VIEW", ",\"password\":\"open sesame\"");
        Surfer stranger = desk.village.stranger();
        Desk.Answer missing = stranger.post(OPEN, key(token, ""));
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.code()).contains(ReasonCode.SHARE_PASSWORD_REQUIRED);
        assertThat(missing.observed("password")).contains("missing");
        assertThat(missing.text()).doesNotContain("Trip", "Ben");
        assertThat(stranger.post(OPEN, key(token, "open barley")).observed("password"))
                .contains("wrong");
        Desk.Answer opened = stranger.post(OPEN, key(token, "open sesame"));
        Surfer guest = desk.guest(opened);
        assertThat(guest.get(content(plan)).status()).isEqualTo(200);
        // The page may be loaded anew without typing it again.
        assertThat(guest.post(OPEN, key(token, "")).status()).isEqualTo(200);
        desk.village.browserOf(ben).put("/v1/shares/" + id(1) + "/terms", "{\"password\":\"another one\"}");
        assertThat(guest.get(content(plan)).code()).contains(ReasonCode.NOT_SIGNED_IN);
        assertThat(guest.post(OPEN, key(token, "")).code()).contains(ReasonCode.SHARE_PASSWORD_REQUIRED);
    }

    @Test
    void slowsDownWhoGuesses() {
        String token = desk.token(ben, 1, trip, "VIEW", ",\"password\":\"open sesame\"");
        List<Optional<ReasonCode>> codes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            codes.add(
                    desk.village.stranger().post(OPEN, key(token, "guess " + i)).code());
        }
        assertThat(codes.getFirst()).contains(ReasonCode.SHARE_PASSWORD_REQUIRED);
        Desk.Answer held = desk.village.stranger().post(OPEN, key(token, "open sesame"));
        assertThat(held.code()).contains(ReasonCode.AUTH_THROTTLED);
        assertThat(held.text()).contains("nextAttemptAt");
        desk.rig.clock.pass(Duration.ofHours(1));
        assertThat(desk.village.stranger().post(OPEN, key(token, "open sesame")).status())
                .isEqualTo(200);
    }

    @Test
    void slowsDownWhoTriesLinks() {
        String token = desk.token(ben, 1, trip, "VIEW", "");
        String other = token.substring(0, token.length() - 3) + "AAA";
        List<Optional<ReasonCode>> codes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            codes.add(desk.village.stranger().post(OPEN, key(other, "")).code());
        }
        assertThat(codes.getFirst()).contains(ReasonCode.NOT_FOUND);
        assertThat(codes.getLast()).contains(ReasonCode.AUTH_THROTTLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a.b.c", "h-1.2.3", "../..", "h-0000000000000000.00000001-0000-4000-8000-000000000000."
            })
    void isOpenedByNothingElse(String token) {
        desk.token(ben, 1, trip, "VIEW", "");
        assertThat(desk.village.stranger().post(OPEN, key(token, "")).code()).contains(ReasonCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{\"token\":1}",
                "{\"token\":\"x\",\"more\":1}",
                "{\"token\":\"x\",\"token\":\"y\"}"
            })
    void refusesQuestionsThatMakeNoSense(String body) {
        assertThat(desk.village.stranger().post(OPEN, body).code()).contains(ReasonCode.REQUEST_MALFORMED);
    }

    @Test
    void isForWhoOpenedItWhoeverIsSignedIn() {
        String token = desk.token(ben, 1, trip, "VIEW", "");
        for (Surfer without : List.of(
                desk.village.stranger(),
                desk.village.browserOf(ben),
                desk.village.browserOf(desk.village.ann),
                desk.village.stranger().withCookie("__Secure-limpid-share-" + id(1) + "=h.x.1.y"))) {
            for (String path : List.of("/folders/root", "/zip", "/items/" + plan.id() + "/content")) {
                assertThat(without.get(shared + path).code()).contains(ReasonCode.NOT_SIGNED_IN);
            }
        }
        // A guest who is signed in as somebody else sees the link's things, and no more.
        Surfer both = desk.village
                .browserOf(desk.village.eve)
                .withCookie(desk.village
                        .stranger()
                        .post(OPEN, key(token, ""))
                        .header("set-cookie")
                        .split(";", -1)[0]);
        assertThat(both.get(content(plan)).status()).isEqualTo(200);
        assertThat(both.get(content(diary)).code()).contains(ReasonCode.NOT_FOUND);
    }

    @Test
    void isEachForItself() {
        Surfer guest = desk.guest(desk.token(ben, 1, days, "VIEW", ""));
        desk.token(ben, 2, trip, "VIEW", "");
        String pass = guestCookie(desk.village.stranger().post(OPEN, key(desk.token(ben, 3, days, "VIEW", ""), "")));
        String other = "/v1/shared/" + id(2) + "/folders/root";
        assertThat(guest.get(other).code()).contains(ReasonCode.NOT_SIGNED_IN);
        // A pass under the name of another link's is not that link's.
        assertThat(desk.village
                        .stranger()
                        .withCookie("__Secure-limpid-share-" + id(2) + "=" + pass)
                        .get(other)
                        .code())
                .contains(ReasonCode.NOT_SIGNED_IN);
        assertThat(desk.village
                        .stranger()
                        .withCookie("__Secure-limpid-share-" + id(2) + "=" + pass.replace(id(3), id(2)))
                        .get(other)
                        .code())
                .contains(ReasonCode.NOT_SIGNED_IN);
    }

    private static String guestCookie(Desk.Answer opened) {
        return opened.header("set-cookie").split(";", -1)[0].split("=", 2)[1];
    }

    @Test
    void isOpenForHalfADay() {
        Surfer guest = desk.guest(desk.token(ben, 1, trip, "VIEW", ""));
        desk.rig.clock.pass(Duration.ofHours(11));
        assertThat(guest.get(content(plan)).status()).isEqualTo(200);
        desk.rig.clock.pass(Duration.ofHours(1));
        assertThat(guest.get(content(plan)).code()).contains(ReasonCode.NOT_SIGNED_IN);
    }

    @Test
    void countsHowOftenItWasOpened() {
        String token = desk.token(ben, 1, trip, "VIEW", "");
        Surfer guest = desk.guest(token);
        guest.post(OPEN, key(token, ""));
        desk.rig.clock.pass(Duration.ofMinutes(5));
        desk.guest(token);
        assertThat(desk.village.browserOf(ben).get("/v1/shares").text())
                .contains("\"opened\":2,\"lastOpenedAt\":\"2026-11-21T10:05:00Z\"");
    }

    @Test
    void isNotOpenedByAnotherSite() {
        String token = desk.token(ben, 1, trip, "VIEW", "");
        assertThat(desk.village
                        .stranger()
                        .sending("sec-fetch-site", "cross-site")
                        .post(OPEN, key(token, ""))
                        .code())
                .contains(ReasonCode.PERMISSION_DENIED_REMOTE);
        assertThat(value(desk.village.stranger().post(OPEN, key(token, "")).text(), "owner"))
                .isEqualTo("Ben");
    }
}
