package limpid.server.gate.account;

import static limpid.server.gate.account.Residence.ADA;
import static limpid.server.gate.account.Residence.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.gate.account.AppClient.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ways back into an account whose password is forgotten. */
class WaysBackTest {
    private static final String BOB = "bob@example.org";
    private static final String GUEST =
            "{\"name\":\"Bob\",\"email\":\"bob@example.org\",\"password\":\"bobs plain words\"}";

    private final Residence residence = new Residence();
    private final AppClient ada = residence.ada();

    @Nested
    class ARecoveryCode {
        @Test
        void standsInForAForgottenPasswordOnceAndLeavesTheSecondStepOn() {
            SignInTest.TwoStepOn on = SignInTest.TwoStepOn.of(residence, ada);
            String form = "{\"email\":\"" + ADA + "\",\"code\":\""
                    + on.recoveryCodes().getFirst() + "\",\"password\":\"%s\"}";
            AppClient back = residence.browser();
            assertThat(back.post("/v1/recovery", form.formatted("new plain words"))
                            .status())
                    .isEqualTo(200);
            assertThat(back.get("/v1/session").json().path("twoFactor").asBoolean())
                    .isTrue();
            assertThat(ada.get("/v1/session").code()).isEqualTo("NOT_SIGNED_IN");
            assertThat(residence
                            .browser()
                            .post("/v1/recovery", form.formatted("other plain words"))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, "new plain words", ""))
                            .code())
                    .isEqualTo("TWO_FACTOR_REQUIRED");
        }

        @Test
        void isNotUsedUpByAPoorPasswordOrWhileTheAccountIsOff() {
            String code =
                    SignInTest.TwoStepOn.of(residence, ada).recoveryCodes().getFirst();
            String form = "{\"email\":\"" + ADA + "\",\"code\":\"" + code + "\",\"password\":\"%s\"}";
            assertThat(residence
                            .browser()
                            .post("/v1/recovery", form.formatted("short"))
                            .field())
                    .isEqualTo("password");
            SignInTest.Accounts.disable(residence, ADA);
            assertThat(residence
                            .browser()
                            .post("/v1/recovery", form.formatted("new plain words"))
                            .code())
                    .isEqualTo("ACCOUNT_DISABLED");
            residence.switched(ADA, false);
            assertThat(residence
                            .browser()
                            .post("/v1/recovery", form.formatted("new plain words"))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void cannotBeGuessedForLong() {
            String form =
                    "{\"email\":\"" + ADA + "\",\"code\":\"AAAA-BBBB-CCCC-DDDD\",\"password\":\"new plain words\"}";
            for (int i = 0; i < 5; i++) {
                assertThat(residence.browser().post("/v1/recovery", form).code())
                        .isEqualTo("CREDENTIALS_REJECTED");
            }
            assertThat(residence.browser().post("/v1/recovery", form).code()).isEqualTo("AUTH_THROTTLED");
        }
    }

    @Nested
    class ARecoveryLink {
        private final AppClient bob = residence.member(ada, BOB, "MEMBER");
        private static final String NEW = "{\"password\":\"new plain words\"}";

        @Test
        void ofAnOwnerWorksAtOnceAndOnce() {
            Answer made = ada.post("/v1/home/members/" + residence.id(BOB) + "/recovery", "{}");
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("link")).startsWith("http://limpid.example/recover#");
            String path = "/v1/recovery/" + made.text("link").split("#")[1];
            assertThat(residence.browser().get(path).text("email")).isEqualTo(BOB);
            assertThat(residence.browser().post(path, NEW).status()).isEqualTo(200);
            assertThat(residence.browser().post(path, NEW).code()).isEqualTo("LINK_ENDED");
            assertThat(bob.get("/v1/session").code()).isEqualTo("NOT_SIGNED_IN");
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(BOB, "new plain words", ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void switchesTheSecondStepOffWhoseAuthenticatorIsLost() {
            SignInTest.TwoStepOn.of(residence, bob, "", "guests plain words");
            Answer made = ada.post("/v1/home/members/" + residence.id(BOB) + "/recovery", "{}");
            AppClient back = residence.browser();
            Answer me = back.post("/v1/recovery/" + made.text("link").split("#")[1], NEW);
            assertThat(me.json().path("twoFactor").asBoolean()).isFalse();
        }

        @Provokes(ReasonCode.RECOVERY_WAITS)
        @Test
        void ofAMemberWaitsAndTellsItsPersonMeanwhile() {
            Answer made = bob.post("/v1/home/members/" + residence.id(ADA) + "/recovery", "{}");
            String path = "/v1/recovery/" + made.text("link").split("#")[1];
            assertThat(made.text("worksFrom"))
                    .isEqualTo(residence.clock.now().plus(RecoveryLinks.WAIT).toString());
            Answer early = residence.browser().post(path, NEW);
            assertThat(early.code()).isEqualTo("RECOVERY_WAITS");
            assertThat(early.evidence()).containsEntry("by", "Guest");
            assertThat(ada.get("/v1/session")
                            .json()
                            .path("notices")
                            .get(0)
                            .path("code")
                            .asString())
                    .isEqualTo("RECOVERY_LINK_MADE");
            residence.clock.move(RecoveryLinks.WAIT);
            assertThat(residence.browser().post(path, NEW).status()).isEqualTo(200);
        }

        @Test
        void isWithdrawnByItsPerson() {
            Answer made = bob.post("/v1/home/members/" + residence.id(ADA) + "/recovery", "{}");
            assertThat(ada.delete("/v1/account/recovery-link").status()).isEqualTo(204);
            assertThat(ada.get("/v1/session").json().path("notices").size()).isZero();
            residence.clock.move(RecoveryLinks.WAIT);
            assertThat(residence
                            .browser()
                            .post("/v1/recovery/" + made.text("link").split("#")[1], NEW)
                            .code())
                    .isEqualTo("NOT_FOUND");
        }

        @Test
        void endsAfterThreeDaysAndWhenANewOneIsMade() {
            String first = ada.post("/v1/home/members/" + residence.id(BOB) + "/recovery", "{}")
                    .text("link");
            String second = ada.post("/v1/home/members/" + residence.id(BOB) + "/recovery", "{}")
                    .text("link");
            assertThat(residence
                            .browser()
                            .get("/v1/recovery/" + first.split("#")[1])
                            .code())
                    .isEqualTo("NOT_FOUND");
            residence.clock.move(RecoveryLinks.LASTS);
            assertThat(residence
                            .browser()
                            .get("/v1/recovery/" + second.split("#")[1])
                            .code())
                    .isEqualTo("LINK_ENDED");
        }

        @Test
        void isNotMadeForOneselfSinceABrowserLeftOpenIsNoPassword() {
            assertThat(ada.post("/v1/home/members/" + residence.id(ADA) + "/recovery", "{}")
                            .code())
                    .isEqualTo("PERMISSION_DENIED_REMOTE");
        }
    }
}
