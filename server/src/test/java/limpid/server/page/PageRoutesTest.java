package limpid.server.page;

import static limpid.server.page.Browser.header;
import static limpid.server.page.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.server.account.Accounts;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.OwnerLink;
import limpid.server.account.SeededChance;
import limpid.server.account.Sessions;
import limpid.server.gate.Reply;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.JoinRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PageRoutesTest {
    private static final Map<String, String> ADA =
            Map.of("name", "Ada", "email", "ada@example.org", "password", "four plain words");

    private final MemoryLedger ledger = new MemoryLedger();
    private final HandClock clock = new HandClock();
    private final SeededChance chance = new SeededChance();
    private final Library library =
            new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    private final FrontDesk desk = FrontDesk.of(ledger, library.registry(), clock, chance);
    private final OwnerLink ownerLink = desk.ownerLink();
    private final Sessions sessions = desk.sessions();
    private final Accounts accounts = desk.accounts();
    private final PageRoutes routes = new PageRoutes(
            new PageRoutes.Entrance("s-0123456789abcdef", accounts, ownerLink, sessions, Optional::empty),
            ledger,
            library.registry(),
            clock);
    private final Browser browser = new Browser(routes);

    @Nested
    class TheOwnersLink {
        @Test
        void makesTheOwnerAndShowsTheFirstPage() {
            String key = ownerLink.mint();
            assertThat(text(browser.get("/owner?key=" + key))).contains("Create the owner", key);
            Reply made = browser.post("/owner", with(ADA, "key", key));
            assertThat(made.status()).isEqualTo(303);
            assertThat(header(made, "Location")).contains("/");
            assertThat(text(browser.get("/"))).contains("No device yet.", "<bdi>Ada</bdi>");
        }

        @Test
        void worksOnce() {
            String key = ownerLink.mint();
            browser.post("/owner", with(ADA, "key", key));
            Reply again = new Browser(routes).post("/owner", with(ADA, "key", key));
            assertThat(again.status()).isEqualTo(403);
            assertThat(text(again)).contains("used up or wrong");
        }

        @Test
        void keepsWhatWasTypedAndSaysWhatIsWrong() {
            String key = ownerLink.mint();
            Reply reply = browser.post(
                    "/owner", Map.of("key", key, "name", "<b>Ada</b>", "email", "nowhere", "password", "short"));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(text(reply))
                    .contains("value=\"&lt;b&gt;Ada&lt;/b&gt;\"", "such as ada@example.org", key)
                    .doesNotContain("short\"");
            assertThat(accounts.isSetUp()).isFalse();
        }

        @Test
        void isRefusedWithoutAKey() {
            assertThat(browser.get("/owner").status()).isEqualTo(403);
            assertThat(browser.get("/owner?key=guess").status()).isEqualTo(403);
        }
    }

    @Nested
    class SigningIn {
        @Test
        void isAskedOfWhoeverComes() {
            setUp();
            assertThat(header(new Browser(routes).get("/"), "Location")).contains("/sign-in");
        }

        @Test
        void saysWhereTheOwnersLinkIsWhileThereIsNone() {
            assertThat(text(browser.get("/sign-in"))).contains("no owner yet");
        }

        @Test
        void givesACookieThatScriptsAndOtherSitesDoNotGet() {
            setUp();
            Reply reply = new Browser(routes)
                    .post("/sign-in", Map.of("email", "ada@example.org", "password", "four plain words"));
            assertThat(header(reply, "Set-Cookie").orElseThrow())
                    .matches(
                            "limpid-s-012345=h-[0-9a-f]{16}\\.[\\w-]{43}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict");
        }

        @Test
        void refusesAWrongPasswordAndKeepsTheAddress() {
            setUp();
            Reply reply =
                    new Browser(routes).post("/sign-in", Map.of("email", "ada@example.org", "password", "wrong words"));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(text(reply)).contains("do not belong together", "value=\"ada@example.org\"");
            assertThat(header(reply, "Set-Cookie")).isEmpty();
        }

        @Test
        void endsWhenThePersonSignsOut() {
            setUp();
            String cookie = browser.cookie();
            Reply reply = browser.post("/sign-out", Map.of("form-token", browser.formToken()));
            assertThat(header(reply, "Set-Cookie").orElseThrow()).contains("Max-Age=0");
            browser.cookie(cookie);
            assertThat(browser.get("/").status()).isEqualTo(303);
        }
    }

    @Nested
    class BehindAProxyThatSpeaksTls {
        @Test
        void theCookieIsForTlsAlone() {
            setUp();
            Reply reply = new Browser(routes, "127.0.0.1")
                    .sending("x-forwarded-proto", "https")
                    .post("/sign-in", Map.of("email", "ada@example.org", "password", "four plain words"));
            assertThat(header(reply, "Set-Cookie").orElseThrow())
                    .startsWith("__Host-limpid-")
                    .endsWith("; Secure");
        }

        @Test
        void othersCannotPretendToBeTheProxy() {
            Reply reply = browser.sending("x-forwarded-proto", "https").get("/join?code=ABCDE-FGHJK");
            assertThat(text(reply)).contains("http://limpid.example:8420");
        }
    }

    @Nested
    class FormsOfOtherSites {
        @Test
        void areRefusedWhateverTheySay() {
            setUp();
            Map<String, String> form = Map.of("form-token", browser.formToken());
            assertThat(browser.postAsIs("/devices/code", form).status()).isEqualTo(403);
            assertThat(browser.sending("sec-fetch-site", "cross-site")
                            .postAsIs("/devices/code", form)
                            .status())
                    .isEqualTo(403);
            assertThat(browser.sending("sec-fetch-site", "same-site")
                            .postAsIs("/devices/code", form)
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void areToldByTheirOriginWhereTheBrowserSaysNoMore() {
            setUp();
            Map<String, String> form = Map.of("form-token", browser.formToken());
            assertThat(browser.sending("origin", "https://evil.example")
                            .postAsIs("/devices/code", form)
                            .status())
                    .isEqualTo(403);
            assertThat(browser.sending("origin", "null")
                            .postAsIs("/devices/code", form)
                            .status())
                    .isEqualTo(403);
            assertThat(browser.sending("origin", "http://limpid.example:8420")
                            .postAsIs("/devices/code", form)
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void areRefusedWithoutTheToken() {
            setUp();
            assertThat(browser.post("/devices/code", Map.of()).status()).isEqualTo(403);
            assertThat(browser.post("/devices/code", Map.of("form-token", "0".repeat(32)))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void cannotSignAnybodyIn() {
            setUp();
            Reply reply = new Browser(routes)
                    .postAsIs("/sign-in", Map.of("email", "ada@example.org", "password", "four plain words"));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(header(reply, "Set-Cookie")).isEmpty();
        }
    }

    @Nested
    class Devices {
        @Test
        void joinByACodeThatIsShownOnce() {
            setUp();
            String page = text(browser.post("/devices/code", Map.of("form-token", browser.formToken())));
            assertThat(page)
                    .contains("limpid join http://limpid.example:8420 ", "<svg class=\"qr\"")
                    .doesNotContain("this machine alone");
            assertThat(text(browser.get("/devices/joined?since=" + clock.now())))
                    .contains("Waiting");
            device("Desk");
            assertThat(text(browser.get("/devices/joined?since=" + clock.now())))
                    .contains("Desk", "has joined");
        }

        @Test
        void areNotKnownOnceTheyAreSilent() {
            setUp();
            device("Desk");
            clock.move(Duration.ofMinutes(16));
            assertThat(text(browser.get("/")))
                    .contains("has not been heard from", "Not known since")
                    .doesNotContain("tone-in-step");
        }

        @Test
        void canBeRenamedToAnyTextWithoutHarm() {
            setUp();
            String desk = device("Desk");
            browser.post(
                    "/devices/" + desk + "/name",
                    Map.of("form-token", browser.formToken(), "name", "<script>alert(1)</script>"));
            assertThat(text(browser.get("/")))
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert");
        }

        @Test
        void areSignedOutOnlyWhenThePersonIsSure() {
            setUp();
            String desk = device("Desk");
            Map<String, String> form = Map.of("form-token", browser.formToken());
            assertThat(browser.post("/devices/" + desk + "/sign-out", form).status())
                    .isEqualTo(422);
            assertThat(browser.post("/devices/" + desk + "/sign-out", with(form, "sure", "yes"))
                            .status())
                    .isEqualTo(303);
            assertThat(browser.get("/devices/" + desk).status()).isEqualTo(404);
        }

        @Test
        void ofOthersAreNotFound() {
            setUp();
            assertThat(browser.get("/devices/d-2").status()).isEqualTo(404);
            assertThat(browser.get("/devices/..%2Fx").status()).isEqualTo(404);
        }
    }

    @Test
    void everyPageKeepsToItself() {
        assertThat(header(browser.get("/sign-in"), "Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(browser.get("/sign-in"), "Cache-Control")).contains("no-store");
    }

    @Test
    void servesItsOwnStylesAndScripts() {
        String css = Assets.load().path("limpid.css");
        Reply reply = browser.get(css);
        assertThat(header(reply, "Content-Type")).contains("text/css; charset=utf-8");
        assertThat(header(reply, "Cache-Control").orElseThrow()).contains("immutable");
        assertThat(routes.at(java.util.List.of("assets", "000000000000", "limpid.css")))
                .isEmpty();
    }

    @Test
    void showsTheCommandToWhoReadsThePictureOfACode() {
        assertThat(text(browser.get("/join?code=ABCDE-FGHJK")))
                .contains("limpid join http://limpid.example:8420 ABCDE-FGHJK");
        assertThat(browser.get("/join?code=%22%3E%3Cscript").status()).isEqualTo(404);
    }

    private void setUp() {
        browser.post("/owner", with(ADA, "key", ownerLink.mint()));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    /** Joins a device as its agent does; returns its id. */
    private String device(String name) {
        HomeId home = library.registry().homes().getFirst();
        PersonId ada = ledger.read(home, rows -> rows.persons().getFirst().id());
        String code = library.registry().mintJoinCode(new Resident(home, ada));
        return library.registry()
                .join(new JoinRequest(code, name, "Linux", "0.1.0"))
                .device()
                .text();
    }
}
