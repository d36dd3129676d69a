package limpid.server.gate.account;

import static limpid.server.gate.account.Residence.ADA;
import static limpid.server.gate.account.Residence.PASSWORD;
import static limpid.server.gate.account.Residence.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Brakes;
import limpid.server.account.factor.Authenticator;
import limpid.server.gate.account.AppClient.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coming in by the app: who is told what, and what opens only once. */
class SignInTest {
    private final Residence residence = new Residence();
    private final AppClient ada = residence.ada();

    @Nested
    class TheEntrance {
        @Test
        void saysWhetherAnybodyLivesHere() {
            Answer fresh = new Residence().browser().get("/v1/entrance");
            assertThat(fresh.json().path("setUp").asBoolean()).isFalse();
            Answer used = residence.browser().get("/v1/entrance");
            assertThat(used.json().path("setUp").asBoolean()).isTrue();
            assertThat(used.json().path("server").path("name").asString()).isEqualTo("Test");
            assertThat(used.json().path("languages").size()).isEqualTo(3);
        }

        @Test
        void makesTheOwnerOnce() {
            Residence fresh = new Residence();
            String owner = "{\"key\":\"" + fresh.desk.ownerLink().mint()
                    + "\",\"name\":\"Ada\",\"email\":\"a@b\",\"password\":\"four plain words\"}";
            Answer made = fresh.browser().post("/v1/owner", owner);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.json().path("person").path("administrator").asBoolean())
                    .isTrue();
            assertThat(made.json().path("person").path("role").asString()).isEqualTo("OWNER");
            assertThat(fresh.browser().post("/v1/owner", owner).code()).isEqualTo("OWNER_LINK_WRONG");
        }

        @ParameterizedTest
        @CsvSource({"name,'',name", "email,nobody,email", "password,short,password"})
        void usesUpNoLinkForAFormWithAFlaw(String field, String value, String flawed) {
            Residence fresh = new Residence();
            String key = fresh.desk.ownerLink().mint();
            String good =
                    "{\"key\":\"" + key + "\",\"name\":\"Ada\",\"email\":\"a@b\",\"password\":\"four plain words\"}";
            String bad = good.replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
            Answer refused = fresh.browser().post("/v1/owner", bad);
            assertThat(refused.code()).isEqualTo("REQUEST_MALFORMED");
            assertThat(refused.field()).isEqualTo(flawed);
            assertThat(fresh.desk.ownerLink().works(key)).isTrue();
        }
    }

    @Nested
    class APassword {
        @Test
        void opensAndTellsWhoOneIs() {
            AppClient browser = residence.browser();
            Answer me = browser.post("/v1/session", signIn(ADA, PASSWORD, ""));
            assertThat(me.status()).isEqualTo(200);
            assertThat(me.json().path("person").path("email").asString()).isEqualTo(ADA);
            assertThat(me.json().path("home").path("gearSeed").asString()).matches("[0-9]+");
            assertThat(me.json().path("collections").get(0).path("kind").asString())
                    .isEqualTo("files");
            assertThat(me.json().path("twoFactor").asBoolean()).isFalse();
            assertThat(browser.get("/v1/session").json()).isEqualTo(me.json());
        }

        @Test
        void thatIsWrongDoesNotTellWhetherTheAddressIsKnown() {
            Answer wrong = residence.browser().post("/v1/session", signIn(ADA, "not these words", ""));
            Answer nobody = residence.browser().post("/v1/session", signIn("eve@example.org", PASSWORD, ""));
            assertThat(wrong).isEqualTo(nobody);
            assertThat(wrong.code()).isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void isAskedMoreAndMoreSlowlyOfOneNetworkAndNobodyElseIsLockedOut() {
            for (int i = 0; i < Brakes.FREE_TRIES_OF_ACCOUNT; i++) {
                residence.browser("2001:db8::" + i).post("/v1/session", signIn(ADA, "guess", ""));
            }
            assertThat(residence
                            .browser("2001:db8::ffff")
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .code())
                    .isEqualTo("AUTH_THROTTLED");
            assertThat(residence
                            .browser("2001:db8:0:1::1")
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void ofAnAccountThatIsSwitchedOffOpensNothing() {
            Accounts.disable(residence, ADA);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .code())
                    .isEqualTo("ACCOUNT_DISABLED");
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, "guess", ""))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }
    }

    @Nested
    class TheSecondStep {
        private final TwoStepOn on = TwoStepOn.of(residence, ada);

        @Provokes(ReasonCode.TWO_FACTOR_REQUIRED)
        @Test
        void isAskedAfterTheRightPasswordAlone() {
            Answer asked = residence.browser().post("/v1/session", signIn(ADA, PASSWORD, ""));
            assertThat(asked.code()).isEqualTo("TWO_FACTOR_REQUIRED");
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, "guess", ""))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void takesEachCodeOnce() {
            residence.clock.move(Duration.ofSeconds(30));
            String code = on.code();
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, code))
                            .status())
                    .isEqualTo(200);
            Answer again = residence.browser().post("/v1/session", signIn(ADA, PASSWORD, code));
            assertThat(again.code()).isEqualTo("CREDENTIALS_REJECTED");
            assertThat(again.field()).isEqualTo("code");
        }

        @Test
        void doesNotTakeTheCodeItWasSwitchedOnWith() {
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, on.first()))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
        }

        @Test
        void takesEachRecoveryCodeOnce() {
            String code = on.recoveryCodes().getFirst();
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, code))
                            .status())
                    .isEqualTo(200);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, code))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            String typed =
                    on.recoveryCodes().get(1).toLowerCase(java.util.Locale.ROOT).replace("-", " ");
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, typed))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void cannotBeGuessedFromManyNetworks() {
            for (int i = 0; i < Brakes.FREE_SECOND_STEPS; i++) {
                residence.browser("192.0.2." + i).post("/v1/session", signIn(ADA, PASSWORD, "000000"));
            }
            residence.clock.move(Duration.ofMillis(500));
            assertThat(residence
                            .browser("203.0.113.1")
                            .post(
                                    "/v1/session",
                                    signIn(ADA, PASSWORD, on.recoveryCodes().getFirst()))
                            .code())
                    .isEqualTo("AUTH_THROTTLED");
        }
    }

    @Nested
    class SigningOut {
        @Test
        void endsTheSessionAndMayBeAskedTwice() {
            String cookie = ada.cookie();
            assertThat(ada.delete("/v1/session").status()).isEqualTo(204);
            assertThat(ada.cookie()).isEmpty();
            assertThat(ada.holding(cookie).get("/v1/session").code()).isEqualTo("NOT_SIGNED_IN");
            assertThat(ada.delete("/v1/session").status()).isEqualTo(204);
        }
    }

    @Nested
    class AnotherSite {
        @ParameterizedTest
        @CsvSource({"sec-fetch-site,cross-site", "sec-fetch-site,''", "limpid-protocol,''"})
        void cannotActInSomebodysBrowser(String header, String value) {
            AppClient browser = residence.browser().holding(ada.cookie()).sending(header, value);
            assertThat(browser.post("/v1/session", signIn(ADA, PASSWORD, "")).code())
                    .isEqualTo("PERMISSION_DENIED_REMOTE");
            assertThat(browser.put("/v1/account/name", "{\"name\":\"Eve\"}").code())
                    .isEqualTo("PERMISSION_DENIED_REMOTE");
            assertThat(browser.delete("/v1/session").code()).isEqualTo("PERMISSION_DENIED_REMOTE");
        }
    }

    /** What an authenticator shows now, for tests of what follows. */
    record TwoStepOn(Residence residence, String secret, String first, java.util.List<String> recoveryCodes) {
        static TwoStepOn of(Residence residence, AppClient person) {
            return of(residence, person, "");
        }

        static TwoStepOn of(Residence residence, AppClient person, String signInAgain) {
            return of(residence, person, signInAgain, PASSWORD);
        }

        static TwoStepOn of(Residence residence, AppClient person, String signInAgain, String password) {
            String secret = person.post("/v1/account/totp/begin", "{\"password\":\"" + password + "\"}")
                    .text("secret");
            String first = Authenticator.code(secret, residence.clock.now());
            Answer on = person.put(
                    "/v1/account/totp", "{\"code\":\"" + first + "\",\"signInAgain\":[" + signInAgain + "]}");
            return new TwoStepOn(
                    residence,
                    secret,
                    first,
                    on.json()
                            .path("recoveryCodes")
                            .valueStream()
                            .map(node -> node.asString())
                            .toList());
        }

        String code() {
            return Authenticator.code(secret, residence.clock.now());
        }
    }

    /** Switches accounts off. */
    static final class Accounts {
        private Accounts() {}

        static void disable(Residence residence, String email) {
            var resident = residence.library.registry().resident(email).orElseThrow();
            residence.ledger.write(resident.home(), rows -> {
                var person = rows.person(resident.person()).orElseThrow();
                rows.putPerson(person.with(person.rights().disabled(java.util.Optional.of(residence.clock.now()))));
                return person;
            });
        }
    }
}
