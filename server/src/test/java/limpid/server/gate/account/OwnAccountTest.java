package limpid.server.gate.account;

import static limpid.server.gate.account.Residence.ADA;
import static limpid.server.gate.account.Residence.PASSWORD;
import static limpid.server.gate.account.Residence.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
}
