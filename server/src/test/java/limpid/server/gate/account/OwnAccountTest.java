package limpid.server.gate.account;

import static limpid.server.gate.account.Residence.ADA;
import static limpid.server.gate.account.Residence.PASSWORD;
import static limpid.server.gate.account.Residence.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import limpid.server.account.PersonalHistory;
import limpid.server.gate.account.AppClient.Answer;
import limpid.wire.message.JoinReply;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do with their own accounts, and what it does to their devices and browsers. */
class OwnAccountTest {
    private static final String NEXT = "other plain words";

    private final Residence residence = new Residence();
    private final AppClient ada = residence.ada();

    private static String change(String present, String next, String signInAgain, boolean sessions, boolean programs) {
        return "{\"password\":\"" + present + "\",\"next\":\"" + next + "\",\"signInAgain\":[" + signInAgain
                + "],\"endSessions\":" + sessions + ",\"endAppPasswords\":" + programs + "}";
    }

    @Nested
    class APasswordChange {
        private final JoinReply laptop = residence.join(ADA, "laptop");
        private final JoinReply desktop = residence.join(ADA, "desktop");

        @Test
        void saysBeforeWhatItCouldAffect() {
            Answer effects = ada.get("/v1/account/effects");
            assertThat(effects.json().path("devices").valueStream().map(line -> line.path("name")
                            .asString()))
                    .containsExactlyInAnyOrder("laptop", "desktop");
            assertThat(effects.json().path("sessions").asInt()).isEqualTo(1);
            assertThat(effects.json().path("appPasswords").asInt()).isZero();
        }

        @Test
        void holdsTheChosenDeviceAndSaysThereWhy() {
            Answer changed = ada.put(
                    "/v1/account/password", change(PASSWORD, NEXT, "\"" + laptop.device() + "\"", false, false));
            assertThat(changed.json()
                            .path("devices")
                            .valueStream()
                            .map(line -> line.path("name").asString() + " "
                                    + line.path("effect").asString()))
                    .containsExactlyInAnyOrder("laptop SIGN_IN_AGAIN", "desktop KEEPS");
            Answer refused = residence.device(laptop).get("/v1/state");
            assertThat(refused.code()).isEqualTo("CREDENTIALS_REJECTED");
            assertThat(refused.evidence())
                    .containsEntry("changed-at", residence.clock.now().toString())
                    .containsEntry("changed-from", "Firefox on Linux at 192.0.2.7");
            assertThat(residence.device(desktop).get("/v1/state").status()).isEqualTo(200);
        }

        @Test
        void opensWithTheNewOneAlone() {
            ada.put("/v1/account/password", change(PASSWORD, NEXT, "", false, false));
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, NEXT, ""))
                            .status())
                    .isEqualTo(200);
            assertThat(ada.get("/v1/account")
                            .json()
                            .path("password")
                            .path("setAt")
                            .asString())
                    .isEqualTo("2026-11-21T14:05:00Z");
        }

        @ParameterizedTest
        @CsvSource({"true,NOT_SIGNED_IN", "false,''"})
        void endsOtherBrowsersIfThatWasChosen(boolean end, String code) {
            AppClient other = residence.browser();
            other.post("/v1/session", signIn(ADA, PASSWORD, ""));
            ada.put("/v1/account/password", change(PASSWORD, NEXT, "", end, false));
            assertThat(other.get("/v1/session").code()).isEqualTo(code);
            assertThat(ada.get("/v1/session").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "guess,             other plain words, CREDENTIALS_REJECTED, ''",
            "four plain words,  short,             REQUEST_MALFORMED,    next",
            "four plain words,  four plain words,  REQUEST_MALFORMED,    next"
        })
        void isRefusedWithoutThePresentOneOrWithAPoorOne(String present, String next, String code, String field) {
            Answer refused = ada.put("/v1/account/password", change(present, next, "", true, true));
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.field()).isEqualTo(field);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void changesNothingIfADeviceIsNotOnesOwn() {
            AppClient bob = residence.member(ada, "bob@example.org", "MEMBER");
            JoinReply bobs = residence.join("bob@example.org", "bob's");
            Answer refused =
                    ada.put("/v1/account/password", change(PASSWORD, NEXT, "\"" + bobs.device() + "\"", true, true));
            assertThat(refused.code()).isEqualTo("NOT_FOUND");
            assertThat(residence.device(bobs).get("/v1/state").status()).isEqualTo(200);
            assertThat(bob.get("/v1/session").status()).isEqualTo(200);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class TwoStepSignIn {
        @Test
        void showsTheSecretAsLinkAndAsCode() {
            Answer begun = ada.post("/v1/account/totp/begin", "{\"password\":\"" + PASSWORD + "\"}");
            assertThat(begun.text("uri"))
                    .isEqualTo("otpauth://totp/Test:ada%40example.org?secret=" + begun.text("secret") + "&issuer=Test");
            assertThat(begun.json().path("qr").path("path").asString()).startsWith("M");
            assertThat(begun.json().path("qr").path("size").asInt()).isGreaterThan(20);
        }

        @Test
        void isOffUntilTheFirstCodeAndMustNotWaitTooLong() {
            String begin = "{\"password\":\"" + PASSWORD + "\"}";
            Answer begun = ada.post("/v1/account/totp/begin", begin);
            Answer wrong = ada.put("/v1/account/totp", "{\"code\":\"000000\",\"signInAgain\":[]}");
            assertThat(wrong.field()).isEqualTo("code");
            assertThat(ada.get("/v1/session").json().path("twoFactor").asBoolean())
                    .isFalse();
            residence.clock.move(Duration.ofMinutes(16));
            String late = limpid.server.account.factor.Authenticator.code(begun.text("secret"), residence.clock.now());
            assertThat(ada.put("/v1/account/totp", "{\"code\":\"" + late + "\",\"signInAgain\":[]}")
                            .field())
                    .isEqualTo("code");
        }

        @Test
        void holdsTheChosenDevicesAndGivesTenCodes() {
            JoinReply laptop = residence.join(ADA, "laptop");
            SignInTest.TwoStepOn on = SignInTest.TwoStepOn.of(residence, ada, "\"" + laptop.device() + "\"");
            assertThat(on.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
            Answer refused = residence.device(laptop).get("/v1/state");
            assertThat(refused.code()).isEqualTo("TWO_FACTOR_REQUIRED");
            assertThat(refused.evidence()).containsEntry("changed-from", "Firefox on Linux at 192.0.2.7");
            assertThat(ada.get("/v1/account")
                            .json()
                            .path("totp")
                            .path("recoveryCodesLeft")
                            .asInt())
                    .isEqualTo(10);
        }

        @Test
        void cannotBeSwitchedOnTwice() {
            SignInTest.TwoStepOn.of(residence, ada);
            assertThat(ada.post("/v1/account/totp/begin", "{\"password\":\"" + PASSWORD + "\"}")
                            .code())
                    .isEqualTo("ALREADY_DONE");
            assertThat(ada.put("/v1/account/totp", "{\"code\":\"000000\",\"signInAgain\":[]}")
                            .code())
                    .isEqualTo("ALREADY_DONE");
        }

        @Test
        void isSwitchedOffByPasswordAndCode() {
            SignInTest.TwoStepOn on = SignInTest.TwoStepOn.of(residence, ada);
            residence.clock.move(Duration.ofSeconds(30));
            String off = "{\"password\":\"" + PASSWORD + "\",\"code\":\"%s\"}";
            assertThat(ada.post("/v1/account/totp/off", off.formatted("000000")).code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            assertThat(ada.post("/v1/account/totp/off", off.formatted(on.code()))
                            .status())
                    .isEqualTo(204);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void getsFreshCodesInPlaceOfTheOldOnes() {
            SignInTest.TwoStepOn on = SignInTest.TwoStepOn.of(residence, ada);
            Answer fresh = ada.post("/v1/account/recovery-codes", "{\"password\":\"" + PASSWORD + "\"}");
            assertThat(residence
                            .browser()
                            .post(
                                    "/v1/session",
                                    signIn(ADA, PASSWORD, on.recoveryCodes().getFirst()))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            assertThat(residence
                            .browser()
                            .post(
                                    "/v1/session",
                                    signIn(
                                            ADA,
                                            PASSWORD,
                                            fresh.json()
                                                    .path("recoveryCodes")
                                                    .get(0)
                                                    .asString()))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void tellsWhenCodesRunOut() {
            SignInTest.TwoStepOn on = SignInTest.TwoStepOn.of(residence, ada);
            for (String code : on.recoveryCodes().subList(0, 8)) {
                residence.browser().post("/v1/session", signIn(ADA, PASSWORD, code));
            }
            assertThat(ada.get("/v1/session")
                            .json()
                            .path("notices")
                            .get(0)
                            .path("code")
                            .asString())
                    .isEqualTo("RECOVERY_CODES_FEW");
        }
    }

    @Nested
    class SomebodyWithoutAPassword {
        private final AppClient eve = residence.browser();

        SomebodyWithoutAPassword() {
            var resident = residence.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
            var admitted = residence
                    .desk
                    .signIn()
                    .admit(
                            resident,
                            new limpid.server.account.Proof.Provider("firm"),
                            new limpid.server.account.Visitor("192.0.2.7", ""));
            eve.holding(ada.cookie().split("=")[0] + "=" + admitted.cookie());
        }

        @Test
        void isBelievedForAWhileAfterSigningInAndNotForLong() {
            assertThat(eve.put("/v1/account/email", "{\"password\":\"\",\"email\":\"eve2@example.org\"}")
                            .status())
                    .isEqualTo(204);
            residence.clock.move(Duration.ofMinutes(11));
            assertThat(eve.put("/v1/account/email", "{\"password\":\"\",\"email\":\"eve3@example.org\"}")
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void setsTheirFirstOne() {
            assertThat(eve.put("/v1/account/password", change("", NEXT, "", false, false))
                            .status())
                    .isEqualTo(200);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn("eve@example.org", NEXT, ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void hasTwoStepsAllTheSame() {
            String secret =
                    eve.post("/v1/account/totp/begin", "{\"password\":\"\"}").text("secret");
            String code = limpid.server.account.factor.Authenticator.code(secret, residence.clock.now());
            assertThat(eve.put("/v1/account/totp", "{\"code\":\"" + code + "\",\"signInAgain\":[]}")
                            .status())
                    .isEqualTo(200);
            assertThat(eve.post("/v1/account/totp/off", "{\"password\":\"\",\"code\":\"" + code + "\"}")
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void comesInByNoPassword() {
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn("eve@example.org", "", ""))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }
    }

    @Nested
    class TheProfile {
        @Test
        void takesAnotherNameAndLanguage() {
            assertThat(ada.put("/v1/account/name", "{\"name\":\" Ada L. ‏\"}").status())
                    .isEqualTo(204);
            assertThat(ada.put("/v1/account/language", "{\"language\":\"ar\"}").status())
                    .isEqualTo(204);
            Answer me = ada.get("/v1/session");
            assertThat(me.json().path("person").path("name").asString()).isEqualTo("Ada L. ‏");
            assertThat(me.json().path("person").path("language").asString()).isEqualTo("ar");
        }

        @Test
        void takesAnotherAddressOnceItsPasswordIsGiven() {
            String move = "{\"password\":\"%s\",\"email\":\"%s\"}";
            assertThat(ada.put("/v1/account/email", move.formatted("guess", "new@example.org"))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            assertThat(ada.put("/v1/account/email", move.formatted(PASSWORD, "new@example.org"))
                            .status())
                    .isEqualTo(204);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn("new@example.org", PASSWORD, ""))
                            .status())
                    .isEqualTo(200);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void keepsTheAddressWhoseCaseAloneChanged() {
            String move = "{\"password\":\"" + PASSWORD + "\",\"email\":\"ADA@example.org\"}";
            assertThat(ada.put("/v1/account/email", move).status()).isEqualTo(204);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void doesNotTakeTheAddressOfSomebodyElse() {
            residence.member(ada, "bob@example.org", "MEMBER");
            String move = "{\"password\":\"" + PASSWORD + "\",\"email\":\"BOB@example.org\"}";
            assertThat(ada.put("/v1/account/email", move).code()).isEqualTo("ADDRESS_TAKEN");
        }
    }

    @Nested
    class AppPasswords {
        private static final String ID = "00000000-0000-4000-8000-000000000001";
        private static final String PATH = "/v1/account/app-passwords/" + ID;
        private static final String PHONE = "{\"name\":\"Phone\",\"scopes\":[\"CONTACTS\",\"CALENDAR\"]}";

        private final limpid.server.account.own.AppPasswords judge =
                new limpid.server.account.own.AppPasswords(residence.tools);
        private final limpid.server.account.Visitor phone = new limpid.server.account.Visitor("203.0.113.9", "DAVx5");

        @Test
        void openWhatTheyAreForAndAreShownOnce() {
            String secret = ada.put(PATH, PHONE).text("password");
            assertThat(secret).matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}");
            assertThat(judge.check(ADA, secret, phone).scopes())
                    .containsExactly(
                            limpid.server.account.own.AppPassword.Scope.CONTACTS,
                            limpid.server.account.own.AppPassword.Scope.CALENDAR);
            Answer account = ada.get("/v1/account");
            assertThat(account.json().toString()).doesNotContain(secret);
            assertThat(account.json()
                            .path("appPasswords")
                            .get(0)
                            .path("lastUsedAt")
                            .asString())
                    .isEqualTo(residence.clock.now().toString());
            assertThat(ada.put(PATH, PHONE).code()).isEqualTo("ALREADY_DONE");
        }

        @Test
        void openNoSessionAndNothingForAnybodyElse() {
            String secret = ada.put(PATH, PHONE).text("password");
            residence.member(ada, "bob@example.org", "MEMBER");
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, secret, ""))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            assertThat(limpid.server.library.Rig.reasonOf(() -> judge.check("bob@example.org", secret, phone))
                            .code()
                            .name())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void endOneByOneAndMayBeEndedTwice() {
            String secret = ada.put(PATH, PHONE).text("password");
            assertThat(ada.delete(PATH).status()).isEqualTo(204);
            assertThat(ada.delete(PATH).status()).isEqualTo(204);
            assertThat(limpid.server.library.Rig.reasonOf(() -> judge.check(ADA, secret, phone))
                            .code()
                            .name())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void endWithTheAccount() {
            String secret = ada.put(PATH, PHONE).text("password");
            SignInTest.Accounts.disable(residence, ADA);
            assertThat(limpid.server.library.Rig.reasonOf(() -> judge.check(ADA, secret, phone))
                            .code()
                            .name())
                    .isEqualTo("ACCOUNT_DISABLED");
        }
    }

    @Nested
    class Sessions {
        @Test
        void areListedWithWhereTheyAre() {
            AppClient other = residence.browser("203.0.113.9");
            other.post("/v1/session", signIn(ADA, PASSWORD, ""));
            Answer list = ada.get("/v1/account/sessions");
            assertThat(list.json()
                            .valueStream()
                            .map(line -> line.path("address").asString() + " "
                                    + line.path("current").asBoolean()))
                    .containsExactlyInAnyOrder("192.0.2.7 true", "203.0.113.9 false");
            assertThat(list.json().get(0).path("client").asString()).isEqualTo("Firefox on Linux");
        }

        @Test
        void endOneByOne() {
            AppClient other = residence.browser("203.0.113.9");
            String id = other.post("/v1/session", signIn(ADA, PASSWORD, ""))
                    .json()
                    .path("session")
                    .path("id")
                    .asString();
            assertThat(ada.delete("/v1/account/sessions/" + id).status()).isEqualTo(204);
            assertThat(other.get("/v1/session").code()).isEqualTo("NOT_SIGNED_IN");
            assertThat(ada.get("/v1/session").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "false, false, '',            ''",
            "false, true,  NOT_SIGNED_IN, ''",
            "true,  false, '',            TOKEN_REVOKED",
            "true,  true,  NOT_SIGNED_IN, TOKEN_REVOKED"
        })
        void endEverywhere(boolean devices, boolean thisToo, String here, String there) {
            JoinReply laptop = residence.join(ADA, "laptop");
            AppClient other = residence.browser("203.0.113.9");
            other.post("/v1/session", signIn(ADA, PASSWORD, ""));
            String cookie = ada.cookie();
            Answer done = ada.post(
                    "/v1/account/sign-out-everywhere", "{\"devices\":" + devices + ",\"thisToo\":" + thisToo + "}");
            assertThat(done.status()).isEqualTo(204);
            assertThat(other.get("/v1/session").code()).isEqualTo("NOT_SIGNED_IN");
            assertThat(ada.holding(cookie).get("/v1/session").code()).isEqualTo(here);
            assertThat(residence.device(laptop).get("/v1/state").code()).isEqualTo(there);
        }

        @Test
        void areAHundredAtTheMost() {
            for (int i = 0; i < 105; i++) {
                residence.clock.move(Duration.ofSeconds(1));
                residence.browser().post("/v1/session", signIn(ADA, PASSWORD, ""));
            }
            assertThat(residence.desk.sessions().of(adaId().home(), adaId().person()))
                    .hasSize(100);
            assertThat(ada.get("/v1/session").code()).isEqualTo("NOT_SIGNED_IN");
        }

        private limpid.store.ledger.DirectoryTransaction.Resident adaId() {
            return residence.library.registry().resident(ADA).orElseThrow();
        }
    }

    @Nested
    class TheHistory {
        @Test
        void tellsWhatHappenedTheNewestFirst() {
            residence.clock.move(Duration.ofSeconds(1));
            residence.browser("203.0.113.9").post("/v1/session", signIn(ADA, "guess", ""));
            residence.clock.move(Duration.ofSeconds(1));
            ada.put("/v1/account/password", change(PASSWORD, NEXT, "", false, false));
            Answer history = ada.get("/v1/account/history");
            assertThat(history.json()
                            .valueStream()
                            .map(line -> line.path("what").asString() + " "
                                    + line.path("ok").asBoolean() + " "
                                    + line.path("address").asString()))
                    .containsExactly(
                            "PASSWORD_CHANGED true 192.0.2.7",
                            "SIGN_IN_REFUSED false 203.0.113.9",
                            "SIGN_IN true 192.0.2.7");
            assertThat(ada.get("/v1/account/history?limit=1").json().size()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"0", "501", "-1", "many", "''"})
        void hasALimit(String limit) {
            assertThat(ada.get("/v1/account/history?limit=" + limit).field()).isEqualTo("limit");
        }

        @Test
        void forgetsAfterHalfAYearAndIsNotPushedOutByGuessing() {
            residence.clock.move(PersonalHistory.KEPT.minusHours(12));
            for (int i = 0; i < 600; i++) {
                residence.clock.move(Duration.ofSeconds(1));
                AppClient stranger = residence.browser("198.18." + i / 250 + "." + i % 250);
                stranger.post("/v1/session", signIn(ADA, "guess", ""));
            }
            List<PersonalHistory.Entry> all = latest();
            assertThat(all).anyMatch(entry -> entry.ok());
            assertThat(all.stream().filter(entry -> !entry.ok())).hasSizeLessThanOrEqualTo(500);
            residence.clock.move(Duration.ofDays(1));
            assertThat(latest()).noneMatch(PersonalHistory.Entry::ok);
        }

        private List<PersonalHistory.Entry> latest() {
            var resident = residence.library.registry().resident(ADA).orElseThrow();
            return residence.desk.history().latest(resident.home(), resident.person(), 1000);
        }
    }
}
