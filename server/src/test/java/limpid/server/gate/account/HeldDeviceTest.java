package limpid.server.gate.account;

import static limpid.server.gate.account.Residence.ADA;
import static limpid.server.gate.account.Residence.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import limpid.server.gate.account.AppClient.Answer;
import limpid.wire.message.JoinReply;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Devices that are signed in again. */
class HeldDeviceTest {
    private static final String BOB = "bob@example.org";
    private static final String GUEST =
            "{\"name\":\"Bob\",\"email\":\"bob@example.org\",\"password\":\"bobs plain words\"}";

    private final Residence residence = new Residence();
    private final AppClient ada = residence.ada();

    @Nested
    class ADeviceThatIsHeld {
        private static final String NEXT = "other plain words";
        private final JoinReply laptop = residence.join(ADA, "laptop");

        private void changePassword() {
            ada.put(
                    "/v1/account/password",
                    "{\"password\":\"" + PASSWORD + "\",\"next\":\"" + NEXT + "\",\"signInAgain\":[\"" + laptop.device()
                            + "\"],\"endSessions\":false,\"endAppPasswords\":false}");
        }

        private Answer signInThere(String secret, String password, String code) {
            String form =
                    "{\"password\":\"" + password + "\"" + (code.isEmpty() ? "" : ",\"code\":\"" + code + "\"") + "}";
            return residence
                    .browser("198.51.100.4")
                    .sending("authorization", "Bearer " + secret)
                    .post("/v1/devices/self/sign-in", form);
        }

        private int stateWith(String secret) {
            return residence
                    .browser()
                    .sending("authorization", "Bearer " + secret)
                    .get("/v1/state")
                    .status();
        }

        @Test
        void goesOnWithAFreshSecretOnceThePasswordIsTyped() {
            changePassword();
            assertThat(signInThere(laptop.secret(), PASSWORD, "").code()).isEqualTo("CREDENTIALS_REJECTED");
            residence.clock.move(Duration.ofSeconds(1));
            String fresh = signInThere(laptop.secret(), NEXT, "").text("secret");
            assertThat(stateWith(fresh)).isEqualTo(200);
            assertThat(stateWith(laptop.secret())).isEqualTo(401);
            Answer history = ada.get("/v1/account/history?limit=1");
            assertThat(history.json().get(0).path("what").asString()).isEqualTo("DEVICE_SIGNED_IN");
            assertThat(history.json().get(0).path("detail").asString()).isEqualTo("laptop");
        }

        @Test
        void mayAskAgainIfTheAnswerWasLostAndForNothingElse() {
            changePassword();
            String lost = signInThere(laptop.secret(), NEXT, "").text("secret");
            String lostToo = signInThere(laptop.secret(), NEXT, "").text("secret");
            String fresh = signInThere(laptop.secret(), NEXT, "").text("secret");
            assertThat(stateWith(fresh)).isEqualTo(200);
            assertThat(stateWith(lost)).isEqualTo(401);
            assertThat(stateWith(lostToo)).isEqualTo(401);
            assertThat(signInThere(laptop.secret(), PASSWORD, "").code()).isEqualTo("CREDENTIALS_REJECTED");
            assertThat(signInThere(fresh, NEXT, "").code()).isEqualTo("ALREADY_DONE");
        }

        @Test
        void asksForTheSecondStepWhereThatIsOn() {
            SignInTest.TwoStepOn on = SignInTest.TwoStepOn.of(residence, ada, "\"" + laptop.device() + "\"");
            residence.clock.move(Duration.ofSeconds(30));
            assertThat(signInThere(laptop.secret(), PASSWORD, "").code()).isEqualTo("TWO_FACTOR_REQUIRED");
            assertThat(signInThere(laptop.secret(), PASSWORD, "000000").code()).isEqualTo("CREDENTIALS_REJECTED");
            assertThat(stateWith(
                            signInThere(laptop.secret(), PASSWORD, on.code()).text("secret")))
                    .isEqualTo(200);
        }

        @Test
        void isNotLetInThisWayIfItWasSignedOutOrHeldForAnotherCause() {
            changePassword();
            residence.ledger.write(laptop.home(), rows -> {
                var row = rows.device(laptop.device()).orElseThrow();
                rows.putDevice(row.held(java.util.Optional.of(
                        new limpid.store.ledger.DeviceRow.Hold("PAUSED", residence.clock.now(), "somebody"))));
                return row;
            });
            assertThat(signInThere(laptop.secret(), NEXT, "").code()).isEqualTo("PAUSED");
            residence.library.registry().revoke(laptop.home(), laptop.device());
            assertThat(signInThere(laptop.secret(), NEXT, "").code()).isEqualTo("TOKEN_REVOKED");
        }

        @Test
        void isNotOpenedByASecretThatIsNobodys() {
            changePassword();
            String forged = laptop.secret().substring(0, laptop.secret().length() - 4) + "AAAA";
            assertThat(signInThere(forged, NEXT, "").code()).isEqualTo("NOT_SIGNED_IN");
            assertThat(signInThere("", NEXT, "").code()).isEqualTo("NOT_SIGNED_IN");
        }

        @Test
        void cannotBeUsedToGuessForLong() {
            changePassword();
            for (int i = 0; i < 5; i++) {
                signInThere(laptop.secret(), "guess", "");
            }
            assertThat(signInThere(laptop.secret(), NEXT, "").code()).isEqualTo("AUTH_THROTTLED");
        }
    }
}
