package limpid.server.gate.account;

import static limpid.server.gate.account.PasskeyRig.HERE;
import static limpid.server.gate.account.PasskeyRig.PASSWORD;
import static limpid.server.gate.account.PasskeyRig.asked;
import static limpid.server.gate.account.PasskeyRig.isRejected;
import static limpid.server.gate.account.PasskeyRig.made;
import static limpid.server.gate.account.PasskeyRig.madeBody;
import static limpid.server.gate.account.PasskeyRig.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Happening;
import limpid.server.account.passkey.Passkey;
import limpid.server.account.passkey.SoftwareAuthenticator;
import limpid.server.account.passkey.SoftwareAuthenticator.Kind;
import limpid.server.gate.Method;
import limpid.server.gate.account.AppTab.Said;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PasskeyRoutesTest {
    private final PasskeyRig rig = new PasskeyRig();

    @Nested
    class Making {
        @Test
        void asksForOneThatFindsItsAccountByItselfAndUnlocks() {
            Said asked = asked(rig.adas);
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.json().path("publicKey").toString())
                    .contains("\"rp\":{\"id\":\"localhost\",\"name\":\"Attic\"}")
                    .contains("\"name\":\"ada@example.org\",\"displayName\":\"Ada\"")
                    .contains("\"residentKey\":\"required\"", "\"userVerification\":\"required\"")
                    .contains("\"attestation\":\"none\"", "{\"type\":\"public-key\",\"alg\":-7}");
            assertThat(Base64.getUrlDecoder().decode(asked.text("publicKey", "user", "id")))
                    .hasSizeLessThanOrEqualTo(64);
        }

        @Test
        void remembersItUnderItsName() {
            Said made = made(rig.adas, rig.key);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("name")).isEqualTo("My phone");
            Said listed = rig.adas.get("/v1/account/passkeys");
            assertThat(listed.json().size()).isEqualTo(1);
            assertThat(listed.json().path(0).path("site").asString()).isEqualTo("localhost");
            assertThat(rig.bobs.get("/v1/account/passkeys").json().size()).isZero();
            assertThat(rig.happenings(rig.ada)).startsWith(Happening.PASSKEY_ADDED);
        }

        @Test
        void asksForThePasswordAgain() {
            Reason reason = rig.adas.refused(Method.POST, "/v1/account/passkeys/options", "{\"password\":\"a guess\"}");
            assertThat(reason.code()).isEqualTo(ReasonCode.CREDENTIALS_REJECTED);
        }

        @Test
        void tellsTheBrowserWhichOnesThereAreAlready() {
            String id = made(rig.adas, rig.key).text("id");
            assertThat(id).hasSize(32);
            assertThat(asked(rig.adas)
                            .json()
                            .path("publicKey")
                            .path("excludeCredentials")
                            .size())
                    .isEqualTo(1);
        }

        @Test
        void countsAnAnswerOnce() {
            String body = madeBody(asked(rig.adas), rig.key);
            assertThat(rig.adas.post("/v1/account/passkeys", body).status()).isEqualTo(201);
            isRejected(rig.adas.refused(Method.POST, "/v1/account/passkeys", body), "answered already");
        }

        @Test
        void remembersOnePasskeyOnce() {
            made(rig.adas, rig.key);
            Reason again = rig.adas.refused(Method.POST, "/v1/account/passkeys", madeBody(asked(rig.adas), rig.key));
            assertThat(again.code()).isEqualTo(ReasonCode.ALREADY_DONE);
        }

        @Test
        void takesNoAnswerToSomebodyElsesQuestion() {
            String body = madeBody(asked(rig.adas), rig.key);
            isRejected(rig.bobs.refused(Method.POST, "/v1/account/passkeys", body), "not asked");
            assertThat(rig.passkeys.of(rig.bob)).isEmpty();
        }

        @Test
        void takesNoAnswerToAQuestionOfTheEntrance() {
            Said entrance = question(rig.stranger());
            String body = "{\"ceremony\":\"" + entrance.text("ceremony") + "\",\"name\":\"x\",\"credential\":"
                    + rig.key.make(entrance.text("publicKey", "challenge"), new byte[] {1}) + "}";
            isRejected(rig.adas.refused(Method.POST, "/v1/account/passkeys", body), "not asked");
        }

        @Test
        void takesNoAnswerAfterFiveMinutes() {
            String body = madeBody(asked(rig.adas), rig.key);
            rig.clock.move(Duration.ofMinutes(5));
            isRejected(rig.adas.refused(Method.POST, "/v1/account/passkeys", body), "older than five minutes");
        }

        @ParameterizedTest
        @MethodSource("limpid.server.gate.account.PasskeyRig#bent")
        void refusesWhatIsNotRight(String flaw, Consumer<SoftwareAuthenticator> bend) {
            bend.accept(rig.key);
            isRejected(rig.adas.refused(Method.POST, "/v1/account/passkeys", madeBody(asked(rig.adas), rig.key)), flaw);
            assertThat(rig.passkeys.of(rig.ada)).isEmpty();
        }

        @Test
        void endsAtThirty() {
            for (int i = 0; i < 30; i++) {
                made(rig.adas, SoftwareAuthenticator.at(HERE, Kind.ES256));
            }
            Reason reason = rig.adas.refused(
                    Method.POST, "/v1/account/passkeys/options", "{\"password\":\"" + PASSWORD + "\"}");
            assertThat(reason.code()).isEqualTo(ReasonCode.REQUEST_TOO_LARGE);
        }

        @Test
        void isNotOfferedAtANumber() {
            Reason reason = rig.signedIn(rig.ada, "http://192.168.1.20:8420")
                    .refused(Method.POST, "/v1/account/passkeys/options", "{\"password\":\"" + PASSWORD + "\"}");
            assertThat(reason.code()).isEqualTo(ReasonCode.PASSKEYS_UNAVAILABLE);
        }
    }

    @Nested
    class Keeping {
        @Test
        void canBeRenamed() {
            String id = made(rig.adas, rig.key).text("id");
            assertThat(rig.adas
                            .put("/v1/account/passkeys/" + id + "/name", "{\"name\":\"Old phone\"}")
                            .status())
                    .isEqualTo(204);
            assertThat(rig.passkeys.of(rig.ada)).extracting(Passkey::name).containsExactly("Old phone");
        }

        @Test
        void isForgottenOnceAndAgain() {
            String id = made(rig.adas, rig.key).text("id");
            rig.clock.move(Duration.ofSeconds(1));
            assertThat(rig.adas.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(rig.adas.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(rig.happenings(rig.ada))
                    .startsWith(Happening.PASSKEY_REMOVED, Happening.PASSKEY_ADDED)
                    .hasSize(2);
        }

        @Test
        void isNobodyElses() {
            String id = made(rig.adas, rig.key).text("id");
            assertThat(rig.bobs
                            .refused(Method.PUT, "/v1/account/passkeys/" + id + "/name", "{\"name\":\"Mine\"}")
                            .code())
                    .isEqualTo(ReasonCode.NOT_FOUND);
            assertThat(rig.bobs.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(rig.passkeys.of(rig.ada)).extracting(Passkey::name).containsExactly("My phone");
        }

        @Test
        void isNobodyElsesInTheSameHomeEither() {
            Resident eve = rig.library.registry().addPerson(rig.ada.home(), "Eve", "eve@example.org", "", Role.MEMBER);
            AppTab eves = rig.signedIn(eve, HERE);
            String id = made(rig.adas, rig.key).text("id");
            assertThat(eves.get("/v1/account/passkeys").json().size()).isZero();
            assertThat(eves.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(rig.passkeys.of(rig.ada)).hasSize(1);
        }
    }

    @Nested
    class BadRequests {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "POST | /v1/session/passkey/options | {\"more\":1}",
                    "POST | /v1/session/passkey/options | []",
                    "POST | /v1/session/passkey/options | nonsense",
                    "POST | /v1/session/passkey | {}",
                    "POST | /v1/session/passkey | {\"ceremony\":7,\"credential\":{}}",
                    "POST | /v1/session/passkey | {\"ceremony\":\"x\",\"credential\":{\"type\":\"public-key\",\"rawId\":\"AA\",\"response\":7}}",
                    "POST | /v1/session/passkey | {\"ceremony\":\"x\",\"credential\":{\"type\":\"password\",\"rawId\":\"AA\",\"response\":{\"clientDataJSON\":\"\",\"authenticatorData\":\"\",\"signature\":\"\"}}}",
                    "POST | /v1/session/passkey | {\"ceremony\":\"x\",\"credential\":{\"type\":\"public-key\",\"rawId\":\"?\",\"response\":{\"clientDataJSON\":\"\",\"authenticatorData\":\"\",\"signature\":\"\"}}}",
                    "POST | /v1/account/passkeys/options | {}",
                    "POST | /v1/account/passkeys/options | {\"password\":7}",
                    "POST | /v1/account/passkeys/options | {\"password\":\"x\",\"more\":true}",
                    "POST | /v1/account/passkeys | {\"ceremony\":\"x\",\"name\":\"\",\"credential\":{\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"\",\"attestationObject\":\"\"}}}",
                    "POST | /v1/account/passkeys | {\"ceremony\":\"x\",\"name\":\"n\",\"credential\":{\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"\"}}}",
                    "PUT | /v1/account/passkeys/0/name | {\"name\":\" \"}",
                    "PUT | /v1/account/passkeys/0/name | {\"name\":\"a\\u0000b\"}",
                    "PUT | /v1/account/passkeys/0/name | {\"name\":7}",
                })
        void areToldWhatIsWrong(Method method, String path, String body) {
            assertThatThrownBy(() -> rig.adas.ask(method, path, body)).isInstanceOf(MalformedException.class);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /v1/account/passkeys",
            "POST, /v1/account/passkeys",
            "POST, /v1/account/passkeys/options",
            "PUT, /v1/account/passkeys/0/name",
            "DELETE, /v1/account/passkeys/0"
        })
        void fromNobodyAreRefused(Method method, String path) {
            assertThat(rig.stranger().refused(method, path, "{}").code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }
    }
}
