package limpid.server.gate.account;

import static limpid.server.gate.account.ClubRig.COOKIE;
import static limpid.server.gate.account.ClubRig.HERE;
import static limpid.server.gate.account.ClubRig.comeBack;
import static limpid.server.gate.account.ClubRig.endsWith;
import static limpid.server.gate.account.ClubRig.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.account.oidc.BentProvider;
import limpid.server.gate.account.AppTab.Said;
import limpid.store.ledger.PersonRow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OidcRoutesTest {
    private final ClubRig rig = new ClubRig();

    @Nested
    class TheWay {
        @Test
        void asksForACodeWithAProofOfWhoBeganAndANumberToRepeat() {
            AppTab tab = rig.stranger();
            Map<String, String> query = rig.depart(tab);
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
            Said sent = rig.stranger().get("/v1/session/provider/club");
            assertThat(sent.header("Set-Cookie").orElseThrow())
                    .matches(COOKIE + "-trip=in\\.[\\w-]{43}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax");
        }

        @Test
        void endsSignedIn() {
            AppTab tab = rig.stranger();
            endsWith(rig.signInByClub(tab), "/");
            assertThat(rig.signedInThere(tab).email()).isEqualTo("ada@club.example");
            assertThat(tab.cookies()).doesNotContainKey(COOKIE + "-trip");
        }

        @Test
        void showsTheSecretInTheHeaderAndTheProofInTheForm() {
            rig.signInByClub(rig.stranger());
            assertThat(rig.club.tokenRequest.headers())
                    .containsEntry("Authorization", "Basic bGltcGlkOnMlM0FjcmV0"); // limpid:s%3Acret
            assertThat(BentProvider.form(rig.club.tokenRequest))
                    .containsEntry("grant_type", "authorization_code")
                    .containsEntry("code", "a-code")
                    .containsKey("code_verifier")
                    .doesNotContainKey("client_secret");
        }

        @Test
        void showsTheSecretInTheFormWhereTheProviderTakesItOnlyThere() {
            rig.club.ways = "[\"client_secret_post\"]";
            rig.set(true, false);
            rig.signInByClub(rig.stranger());
            assertThat(rig.club.tokenRequest.headers()).doesNotContainKey("Authorization");
            assertThat(BentProvider.form(rig.club.tokenRequest)).containsEntry("client_secret", "s:cret");
        }

        @Test
        void asksWhoTheProviderIsOnceInAnHour() {
            rig.signInByClub(rig.stranger());
            rig.signInByClub(rig.stranger());
            assertThat(rig.club.asked)
                    .filteredOn(asked -> asked.startsWith("GET /"))
                    .isEmpty();
            rig.clock.move(Duration.ofHours(1));
            rig.signInByClub(rig.stranger());
            assertThat(rig.club.asked)
                    .containsOnlyOnce("GET /.well-known/openid-configuration")
                    .containsOnlyOnce("GET /keys");
        }

        @Test
        void goesOnWhenTheProviderChangesItsKeys() {
            rig.club.changeKeys();
            rig.clock.move(Duration.ofMinutes(1));
            AppTab tab = rig.stranger();
            endsWith(rig.signInByClub(tab), "/");
        }

        @Test
        void asksForTheAddressWhereTheStatementHasNone() {
            rig.club.email = "";
            rig.club.userInfo =
                    Optional.of("{\"sub\":\"ada-at-the-club\",\"email\":\"ada@club.example\",\"name\":\"Ada\"}");
            AppTab tab = rig.stranger();
            endsWith(rig.signInByClub(tab), "/");
            assertThat(rig.signedInThere(tab).name()).isEqualTo("Ada");
        }

        @Test
        void believesNoAddressThatIsSaidOfSomebodyElse() {
            rig.club.email = "";
            rig.club.userInfo = Optional.of("{\"sub\":\"eve\",\"email\":\"eve@club.example\"}");
            endsWith(rig.signInByClub(rig.stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
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
            AppTab tab = rig.stranger();
            Map<String, String> query = rig.depart(tab);
            bend.accept(rig.club);
            endsWith(comeBack(tab, query), "/sign-in?problem=" + code);
            assertThat(tab.cookies()).isEmpty();
            assertThat(lastProblem()).isEqualTo(code);
        }

        private String lastProblem() {
            return rig.adas
                    .get("/v1/admin/providers")
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
            AppTab tab = rig.stranger();
            Map<String, String> query = rig.depart(tab);
            rig.club.issuedAt = rig.clock.now().plusSeconds(seconds);
            endsWith(comeBack(tab, query), "/sign-in?problem=CLOCK_SKEW_SERVER");
            assertThat(rig.adas
                            .get("/v1/admin/providers/club")
                            .json()
                            .path("lastProblem")
                            .path("sentence")
                            .asString())
                    .contains("The clock of the server is wrong by " + Math.abs(seconds) + " s", "The club");
        }

        @Test
        void isAnAnswerThatComesTwice() {
            AppTab tab = rig.stranger();
            Map<String, String> query = rig.depart(tab);
            Map<String, String> kept = Map.copyOf(tab.cookies());
            endsWith(comeBack(tab, query), "/");
            kept.forEach(tab::cookie);
            endsWith(comeBack(tab, query), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isAnAnswerInAnotherBrowser() {
            Map<String, String> query = rig.depart(rig.stranger());
            endsWith(comeBack(rig.stranger(), query), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
            AppTab other = rig.stranger();
            rig.depart(other);
            endsWith(comeBack(other, rig.depart(rig.stranger())), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isAnAnswerAfterTenMinutes() {
            AppTab tab = rig.stranger();
            Map<String, String> query = rig.depart(tab);
            rig.clock.move(Duration.ofMinutes(10));
            endsWith(comeBack(tab, query), "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isAnAnswerThatNamesAnotherIssuer() {
            AppTab tab = rig.stranger();
            Map<String, String> query = rig.depart(tab);
            endsWith(
                    tab.get("/v1/session/provider/club/back?code=x&iss=https%3A%2F%2Fevil.example&state="
                            + query.get("state")),
                    "/sign-in?problem=PROVIDER_ANSWER_REJECTED");
        }

        @Test
        void isWhatTheProviderItselfRefuses() {
            AppTab tab = rig.stranger();
            Map<String, String> query = rig.depart(tab);
            endsWith(
                    tab.get("/v1/session/provider/club/back?error=access_denied&state=" + query.get("state")),
                    "/sign-in?problem=PROVIDER_REFUSED");
        }

        @Test
        void isAProviderThatNobodyKnows() {
            endsWith(rig.stranger().get("/v1/session/provider/other"), "/sign-in?problem=NOT_FOUND");
            endsWith(
                    rig.stranger().get("/v1/session/provider/other/back?code=x&state=y"), "/sign-in?problem=NOT_FOUND");
        }

        @Test
        void isAProviderThatCallsItselfSomethingElse() {
            rig.club.describedIssuer = "https://evil.example";
            rig.clock.move(Duration.ofHours(1));
            endsWith(rig.stranger().get("/v1/session/provider/club"), "/sign-in?problem=PROVIDER_UNAVAILABLE");
        }

        @Test
        void leavesAProviderAloneThatDoesNotAnswer() {
            rig.clock.move(Duration.ofHours(1));
            rig.club.isDown = true;
            for (int i = 0; i < 5; i++) {
                endsWith(rig.stranger().get("/v1/session/provider/club"), "/sign-in?problem=PROVIDER_UNAVAILABLE");
            }
            assertThat(rig.club.asked).hasSize(1);
            rig.clock.move(Duration.ofSeconds(5));
            rig.club.isDown = false;
            AppTab tab = rig.stranger();
            endsWith(rig.signInByClub(tab), "/");
        }

        @Test
        void isAnAccountThatIsSwitchedOff() {
            AppTab tab = rig.stranger();
            rig.signInByClub(tab);
            PersonRow row = rig.signedInThere(tab);
            rig.ledger.write(rig.ada.home(), rows -> {
                rows.putPerson(row.with(row.rights().disabled(Optional.of(rig.clock.now()))));
                return row;
            });
            endsWith(rig.signInByClub(rig.stranger()), "/sign-in?problem=ACCOUNT_DISABLED");
        }
    }
}
