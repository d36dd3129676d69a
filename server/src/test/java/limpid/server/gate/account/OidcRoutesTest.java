package limpid.server.gate.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.Objections;
import limpid.server.account.SeededChance;
import limpid.server.account.Session;
import limpid.server.account.Visitor;
import limpid.server.account.oidc.BentProvider;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.account.oidc.Providers;
import limpid.server.audit.Audit;
import limpid.server.gate.Method;
import limpid.server.gate.RouteTable;
import limpid.server.gate.account.AppTab.Said;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OidcRoutesTest {
    private static final String HERE = "http://localhost:8420";
    private static final String PASSWORD = "four plain words";
    private static final String SERVER = "s-0123456789abcdef";
    private static final String COOKIE = "limpid-s-012345";

    private final MemoryLedger ledger = new MemoryLedger();
    private final HandClock clock = new HandClock();
    private final SeededChance chance = new SeededChance();
    private final Library library =
            new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    private final FrontDesk front = FrontDesk.of(ledger, library.registry(), clock, chance);
    private final PeopleDoor door = new PeopleDoor(front.sessions(), new Cookies(SERVER), clock);
    private final BentProvider club = new BentProvider(clock);
    private final Providers providers = new Providers(ledger, front.strongbox(), clock);
    private final ProviderSignIn signIn = new ProviderSignIn(
            providers, front.strongbox(), ledger, library.registry(), new ProviderSignIn.Tools(club, clock, chance));
    private final RouteTable routes = OidcRoutes.of(
            providers,
            signIn,
            new PasskeyRoutes.Desk(
                    door, new Askers(door, ledger, clock), front, welcome(), new Audit(ledger, clock, chance)),
            SERVER,
            clock);
    /** The first of all is the administrator. */
    private final Resident ada = newHome("Ada", "ada@example.org");

    private final Resident bob = newHome("Bob", "bob@example.org");
    private final AppTab adas = signedIn(ada);
    private final AppTab bobs = signedIn(bob);

    private Welcome welcome() {
        Me.Server server = new Me.Server(SERVER, "Attic", "1");
        MeMaker me = new MeMaker(ledger, front.locks().secondFactor(), server, List.of(), new Objections(clock));
        return new Welcome(me, front.sessions(), door.cookies());
    }

    private Resident newHome(String name, String email) {
        return library.registry()
                .createHomeWithOwner(name, email, front.locks().passwords().hash(PASSWORD));
    }

    private AppTab signedIn(Resident who) {
        AppTab tab = new AppTab(routes, HERE);
        tab.cookie(COOKIE, front.sessions().open(who, new Visitor("192.0.2.7", "A browser")));
        return tab;
    }

    @BeforeEach
    void theClubIsKnown() {
        set(true, false);
        club.asked.clear();
    }

    private Said set(boolean createPeople, boolean linkByEmail) {
        return adas.put("/v1/admin/providers/club", wanted(createPeople, linkByEmail));
    }

    private String wanted(boolean createPeople, boolean linkByEmail) {
        return "{\"name\":\"The club\",\"issuer\":\"" + BentProvider.ISSUER
                + "\",\"clientId\":\"limpid\",\"clientSecret\":\"s:cret\",\"homeId\":\"" + ada.home()
                + "\",\"createPeople\":" + createPeople + ",\"linkByEmail\":" + linkByEmail + "}";
    }

    private AppTab stranger() {
        return new AppTab(routes, HERE).without("limpid-protocol").sending("sec-fetch-site", "none");
    }

    private static Map<String, String> query(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    /** Goes to the provider, which learns what it is asked; the query it was sent with. */
    private Map<String, String> depart(AppTab tab) {
        Said sent = tab.get("/v1/session/provider/club");
        return learn(sent.header("Location").orElseThrow());
    }

    private Map<String, String> learn(String location) {
        assertThat(location).startsWith(BentProvider.ISSUER + "/authorize?");
        Map<String, String> query = query(location);
        club.nonce = query.get("nonce");
        club.challenge = query.get("code_challenge");
        club.issuedAt = clock.now();
        return query;
    }

    private static Said comeBack(AppTab tab, Map<String, String> query) {
        // A visit that another site leads to does not bring the cookie of who is signed in.
        tab.cookies().remove(COOKIE);
        return tab.get("/v1/session/provider/club/back?code=a-code&state=" + query.get("state"));
    }

    private Said signInByClub(AppTab tab) {
        return comeBack(tab, depart(tab));
    }

    private static void endsWith(Said said, String location) {
        assertThat(said.status()).isEqualTo(303);
        assertThat(said.header("Location")).contains(location);
    }

    private PersonRow signedInThere(AppTab tab) {
        Session session = front.sessions().find(tab.cookies().get(COOKIE)).orElseThrow();
        return library.registry()
                .person(new Resident(session.home(), session.person()))
                .orElseThrow();
    }

    @Nested
    class TheWay {
        @Test
        void asksForACodeWithAProofOfWhoBeganAndANumberToRepeat() {
            AppTab tab = stranger();
            Map<String, String> query = depart(tab);
            assertThat(query)
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", "limpid")
                    .containsEntry("scope", "openid email profile")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("redirect_uri", HERE + "/v1/session/provider/club/back")
                    .containsKeys("state", "nonce", "code_challenge");
            assertThat(tab.cookies()).containsKey(COOKIE + "-trip");
        }

        @Test
        void keepsItsCookieFromScriptsAndForVisitsFromElsewhere() {
            Said sent = stranger().get("/v1/session/provider/club");
            assertThat(sent.header("Set-Cookie").orElseThrow())
                    .matches(COOKIE + "-trip=in\\.[\\w-]{43}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax");
        }

        @Test
        void endsSignedIn() {
            AppTab tab = stranger();
            endsWith(signInByClub(tab), "/");
            assertThat(signedInThere(tab).email()).isEqualTo("ada@club.example");
            assertThat(tab.cookies()).doesNotContainKey(COOKIE + "-trip");
        }

        @Test
        void showsTheSecretInTheHeaderAndTheProofInTheForm() {
            signInByClub(stranger());
            assertThat(club.tokenRequest.headers())
                    .containsEntry("Authorization", "Basic bGltcGlkOnMlM0FjcmV0"); // limpid:s%3Acret
            assertThat(BentProvider.form(club.tokenRequest))
                    .containsEntry("grant_type", "authorization_code")
                    .containsEntry("code", "a-code")
                    .containsKey("code_verifier")
                    .doesNotContainKey("client_secret");
        }

        @Test
        void showsTheSecretInTheFormWhereTheProviderTakesItOnlyThere() {
            club.ways = "[\"client_secret_post\"]";
            set(true, false);
            signInByClub(stranger());
            assertThat(club.tokenRequest.headers()).doesNotContainKey("Authorization");
            assertThat(BentProvider.form(club.tokenRequest)).containsEntry("client_secret", "s:cret");
        }

        @Test
        void asksWhoTheProviderIsOnceInAnHour() {
            signInByClub(stranger());
            signInByClub(stranger());
            assertThat(club.asked)
                    .filteredOn(asked -> asked.startsWith("GET /"))
                    .isEmpty();
            clock.move(Duration.ofHours(1));
            signInByClub(stranger());
            assertThat(club.asked)
                    .containsOnlyOnce("GET /.well-known/openid-configuration")
                    .containsOnlyOnce("GET /keys");
        }

        @Test
        void goesOnWhenTheProviderChangesItsKeys() {
            club.changeKeys();
            clock.move(Duration.ofMinutes(1));
            AppTab tab = stranger();
            endsWith(signInByClub(tab), "/");
        }

        @Test
        void asksForTheAddressWhereTheStatementHasNone() {
            club.email = "";
            club.userInfo =
                    Optional.of("{\"sub\":\"ada-at-the-club\",\"email\":\"ada@club.example\",\"name\":\"Ada\"}");
            AppTab tab = stranger();
            endsWith(signInByClub(tab), "/");
            assertThat(signedInThere(tab).name()).isEqualTo("Ada");
        }

        @Test
        void believesNoAddressThatIsSaidOfSomebodyElse() {
            club.email = "";
            club.userInfo = Optional.of("{\"sub\":\"eve\",\"email\":\"eve@club.example\"}");
            endsWith(signInByClub(stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
        }
    }

    @Nested
    class Refused {
        static Stream<Arguments> bent() {
            return Stream.of(
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.isForged = true),
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.algorithm = "none"),
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.algorithm = "HS256"),
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.issuer = "https://evil.example"),
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.audience = "\"another\""),
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.audience = "[\"limpid\",\"another\"]"),
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.nonce = "another"),
                    bent("PROVIDER_ANSWER_REJECTED", club -> club.subject = ""),
                    bent("PROVIDER_REFUSED", club -> club.refusal = "invalid_client"),
                    bent("PROVIDER_REFUSED", club -> club.challenge = "another"),
                    bent("PROVIDER_UNAVAILABLE", club -> club.isDown = true));
        }

        private static Arguments bent(String code, Consumer<BentProvider> bend) {
            return Arguments.of(code, bend);
        }

        @Provokes({ReasonCode.PROVIDER_ANSWER_REJECTED, ReasonCode.PROVIDER_REFUSED, ReasonCode.PROVIDER_UNAVAILABLE})
        @ParameterizedTest
        @MethodSource("bent")
        void isWhateverIsNotRight(String code, Consumer<BentProvider> bend) {
            AppTab tab = stranger();
            Map<String, String> query = depart(tab);
            bend.accept(club);
            endsWith(comeBack(tab, query), "/sign-in?problem=" + code);
            assertThat(tab.cookies()).isEmpty();
            assertThat(lastProblem()).isEqualTo(code);
        }

        private String lastProblem() {
            return adas.get("/v1/admin/providers")
                    .json()
                    .path(0)
                    .path("lastProblem")
                    .path("code")
                    .asString();
        }

        @Provokes(ReasonCode.CLOCK_SKEW_SERVER)
        @ParameterizedTest
        @CsvSource({"-3600", "300"})
        void isSaidToBeTheClockWhereItIs(long seconds) {
            AppTab tab = stranger();
            Map<String, String> query = depart(tab);
            club.issuedAt = clock.now().plusSeconds(seconds);
            endsWith(comeBack(tab, query), "/sign-in?problem=CLOCK_SKEW_SERVER");
            assertThat(adas.get("/v1/admin/providers/club")
                            .json()
                            .path("lastProblem")
                            .path("sentence")
                            .asString())
                    .contains("The clock of the server is wrong by " + Math.abs(seconds) + " s", "The club");
        }

        @Test
        void isAnAnswerThatComesTwice() {
            AppTab tab = stranger();
            Map<String, String> query = depart(tab);
            Map<String, String> kept = Map.copyOf(tab.cookies());
            endsWith(comeBack(tab, query), "/");
            kept.forEach(tab::cookie);
            endsWith(comeBack(tab, query), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isAnAnswerInAnotherBrowser() {
            Map<String, String> query = depart(stranger());
            endsWith(comeBack(stranger(), query), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
            AppTab other = stranger();
            depart(other);
            endsWith(comeBack(other, depart(stranger())), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isAnAnswerAfterTenMinutes() {
            AppTab tab = stranger();
            Map<String, String> query = depart(tab);
            clock.move(Duration.ofMinutes(10));
            endsWith(comeBack(tab, query), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isAnAnswerThatNamesAnotherIssuer() {
            AppTab tab = stranger();
            Map<String, String> query = depart(tab);
            endsWith(
                    tab.get("/v1/session/provider/club/back?code=x&iss=https%3A%2F%2Fevil.example&state="
                            + query.get("state")),
                    "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isWhatTheProviderItselfRefuses() {
            AppTab tab = stranger();
            Map<String, String> query = depart(tab);
            endsWith(
                    tab.get("/v1/session/provider/club/back?error=access_denied&state=" + query.get("state")),
                    "/sign-in?problem=PROVIDER_REFUSED");
        }

        @Test
        void isAProviderThatNobodyKnows() {
            endsWith(stranger().get("/v1/session/provider/other"), "/sign-in?problem=NOT_FOUND");
            endsWith(stranger().get("/v1/session/provider/other/back?code=x&state=y"), "/sign-in?problem=NOT_FOUND");
        }

        @Test
        void isAProviderThatCallsItselfSomethingElse() {
            club.describedIssuer = "https://evil.example";
            clock.move(Duration.ofHours(1));
            endsWith(stranger().get("/v1/session/provider/club"), "/sign-in?problem=PROVIDER_UNAVAILABLE");
        }

        @Test
        void leavesAProviderAloneThatDoesNotAnswer() {
            clock.move(Duration.ofHours(1));
            club.isDown = true;
            for (int i = 0; i < 5; i++) {
                endsWith(stranger().get("/v1/session/provider/club"), "/sign-in?problem=PROVIDER_UNAVAILABLE");
            }
            assertThat(club.asked).hasSize(1);
            clock.move(Duration.ofSeconds(5));
            club.isDown = false;
            AppTab tab = stranger();
            endsWith(signInByClub(tab), "/");
        }

        @Test
        void isAnAccountThatIsSwitchedOff() {
            AppTab tab = stranger();
            signInByClub(tab);
            PersonRow row = signedInThere(tab);
            ledger.write(ada.home(), rows -> {
                rows.putPerson(row.with(row.rights().disabled(Optional.of(clock.now()))));
                return row;
            });
            endsWith(signInByClub(stranger()), "/sign-in?problem=ACCOUNT_DISABLED");
        }
    }

    @Nested
    class WhoItIs {
        @Test
        void isTheSamePersonEachTimeWhateverTheirAddressIs() {
            AppTab first = stranger();
            signInByClub(first);
            club.email = "\"email\":\"countess@club.example\",\"email_verified\":true";
            AppTab second = stranger();
            signInByClub(second);
            assertThat(signedInThere(second).id())
                    .isEqualTo(signedInThere(first).id());
        }

        @Provokes(ReasonCode.PROVIDER_PERSON_UNKNOWN)
        @Test
        void isNobodyWhereTheProviderMayNotMakeAccounts() {
            set(false, false);
            endsWith(signInByClub(stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void isNotSomebodyElseBecauseOfAnAddress() {
            club.email = "\"email\":\"ada@example.org\",\"email_verified\":true";
            endsWith(signInByClub(stranger()), "/sign-in?problem=ADDRESS_TAKEN");
        }

        @Test
        void isWhoHasTheAddressWhereTheAdministratorSaidSo() {
            set(false, true);
            club.email = "\"email\":\"Ada@Example.org\",\"email_verified\":true";
            AppTab tab = stranger();
            endsWith(signInByClub(tab), "/");
            assertThat(signedInThere(tab).id()).isEqualTo(ada.person());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"email\":\"ada@example.org\"",
                    "\"email\":\"ada@example.org\",\"email_verified\":false",
                    "\"email\":\"bob@example.org\",\"email_verified\":true",
                })
        void isNotWhoHasAnAddressThatIsNotVouchedForOrOfAnotherHome(String email) {
            set(false, true);
            club.email = email;
            endsWith(signInByClub(stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void isAMemberOfTheHomeThatTheProviderSpeaksFor() {
            AppTab tab = stranger();
            signInByClub(tab);
            PersonRow made = signedInThere(tab);
            assertThat(made.rights().role()).isEqualTo(Role.MEMBER);
            assertThat(made.rights().administrator()).isFalse();
            assertThat(made.name()).isEqualTo("Ada");
            Optional<PersonRow> here = ledger.read(ada.home(), rows -> rows.person(made.id()));
            assertThat(here).isPresent();
        }
    }

    @Nested
    class Tying {
        private Said tie(AppTab tab) {
            Said way = tab.post("/v1/account/providers/club", "{\"password\":\"" + PASSWORD + "\"}");
            return comeBack(tab, learn(way.text("location")));
        }

        @Test
        void letsSomebodyInByTheProviderFromThenOn() {
            endsWith(tie(signedIn(bob)), "/security");
            assertThat(bobs.get("/v1/account/providers").json().path(0).has("since"))
                    .isTrue();
            AppTab tab = stranger();
            endsWith(signInByClub(tab), "/");
            assertThat(signedInThere(tab).id()).isEqualTo(bob.person());
        }

        @Test
        void asksForThePassword() {
            assertThat(bobs.refused(Method.POST, "/v1/account/providers/club", "{\"password\":\"a guess\"}")
                            .code())
                    .isEqualTo(ReasonCode.CREDENTIALS_REJECTED);
        }

        @Test
        void takesNobodyWhoIsTiedToSomebodyElse() {
            tie(signedIn(bob));
            endsWith(tie(signedIn(ada)), "/security?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void ends() {
            tie(signedIn(bob));
            assertThat(bobs.delete("/v1/account/providers/club").status()).isEqualTo(204);
            assertThat(bobs.delete("/v1/account/providers/club").status()).isEqualTo(204);
            set(false, false);
            endsWith(signInByClub(stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void doesNotEndForWhoCouldNotComeInOtherwise() {
            AppTab tab = stranger();
            signInByClub(tab);
            tab.sending("sec-fetch-site", "same-origin").sending("limpid-protocol", "1");
            assertThatThrownBy(() -> tab.delete("/v1/account/providers/club")).isInstanceOf(MalformedException.class);
        }
    }

    @Nested
    class Keeping {
        @Test
        void showsEverythingButTheSecret() {
            Said said = adas.get("/v1/admin/providers/club");
            assertThat(said.json().toString())
                    .contains("\"hasSecret\":true", "\"name\":\"The club\"", "\"linkByEmail\":false")
                    .contains("\"back\":\"" + HERE + "/v1/session/provider/club/back\"")
                    .doesNotContain("s:cret");
        }

        @Test
        void keepsTheSecretWhenNoneIsSaid() {
            adas.put("/v1/admin/providers/club", wanted(true, false).replace("\"clientSecret\":\"s:cret\",", ""));
            signInByClub(stranger());
            assertThat(club.tokenRequest.headers()).containsKey("Authorization");
        }

        @Test
        void saysAtOnceWhenAProviderDoesNotAnswer() {
            club.isDown = true;
            assertThat(set(true, false).text("lastProblem", "code")).isEqualTo("PROVIDER_UNAVAILABLE");
        }

        @Test
        void forgets() {
            assertThat(adas.delete("/v1/admin/providers/club").status()).isEqualTo(204);
            assertThat(adas.delete("/v1/admin/providers/club").status()).isEqualTo(204);
            assertThat(adas.get("/v1/admin/providers").json().size()).isZero();
            endsWith(stranger().get("/v1/session/provider/club"), "/sign-in?problem=NOT_FOUND");
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /v1/admin/providers",
            "GET, /v1/admin/providers/club",
            "PUT, /v1/admin/providers/club",
            "DELETE, /v1/admin/providers/club"
        })
        void isForAdministratorsAlone(Method method, String path) {
            assertThat(bobs.refused(method, path, "{}").code()).isEqualTo(ReasonCode.PERMISSION_DENIED_REMOTE);
            assertThat(new AppTab(routes, HERE).refused(method, path, "{}").code())
                    .isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"name\":\"The club\" | \"name\":\"\"",
                    "\"name\":\"The club\" | \"name\":7",
                    "\"name\":\"The club\" | \"title\":\"The club\"",
                    "https://id.example/club | http://id.example/club",
                    "https://id.example/club | nowhere",
                    "\"clientId\":\"limpid\" | \"clientId\":\" \"",
                    "\"clientSecret\":\"s:cret\" | \"clientSecret\":\"a\\nb\"",
                    "\"createPeople\":true | \"createPeople\":\"yes\"",
                    "\"createPeople\":true | \"createPeople\":true,\"more\":1",
                })
        void refusesWhatHasNoForm(String right, String wrong) {
            String body = wanted(true, false).replace(right, wrong);
            assertThatThrownBy(() -> adas.put("/v1/admin/providers/club", body)).isInstanceOf(MalformedException.class);
        }

        @Test
        void refusesAHomeThatIsNot() {
            String body = wanted(true, false).replace(ada.home().text(), "h-0000000000000000");
            assertThat(adas.refused(Method.PUT, "/v1/admin/providers/club", body)
                            .code())
                    .isEqualTo(ReasonCode.NOT_FOUND);
        }

        @ParameterizedTest
        @CsvSource({"CLUB", "a/b", "..", "-a", "a b"})
        void refusesIdsThatDoNotBelongIntoAddresses(String id) {
            assertThatThrownBy(() -> adas.put("/v1/admin/providers/" + id.replace("/", "%2F"), wanted(true, false)))
                    .isInstanceOf(MalformedException.class);
        }
    }
}
