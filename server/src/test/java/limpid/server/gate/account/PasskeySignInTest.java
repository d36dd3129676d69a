package limpid.server.gate.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static limpid.server.gate.account.PasskeyRig.HERE;
import static limpid.server.gate.account.PasskeyRig.answer;
import static limpid.server.gate.account.PasskeyRig.asked;
import static limpid.server.gate.account.PasskeyRig.isRejected;
import static limpid.server.gate.account.PasskeyRig.made;
import static limpid.server.gate.account.PasskeyRig.question;
import static limpid.server.gate.account.PasskeyRig.refusedSignIn;
import static limpid.server.gate.account.PasskeyRig.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.account.Happening;
import limpid.server.account.Session;
import limpid.server.account.passkey.SoftwareAuthenticator;
import limpid.server.account.passkey.SoftwareAuthenticator.Kind;
import limpid.server.gate.Method;
import limpid.server.gate.account.AppTab.Said;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PasskeySignInTest {
    private final PasskeyRig rig = new PasskeyRig();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void needsNothingButThePasskey(Kind kind) {
        SoftwareAuthenticator other = SoftwareAuthenticator.at(HERE, kind);
        made(rig.adas, other);
        AppTab tab = rig.stranger();
        assertThat(signIn(tab, other).status()).isEqualTo(200);
        Session session =
                rig.front.sessions().find(tab.cookies().get("limpid-s-012345")).orElseThrow();
        assertThat(session.person()).isEqualTo(rig.ada.person());
        assertThat(tab.get("/v1/account/passkeys")
                        .json()
                        .path(0)
                        .path("lastUsedAt")
                        .asString())
                .isEqualTo(rig.clock.now().toString());
        assertThat(rig.happenings(rig.ada)).startsWith(Happening.SIGN_IN);
    }

    @Test
    void worksWithKeysThatCountAndThoseThatDoNot() {
        rig.key.counter = 7;
        made(rig.adas, rig.key);
        signIn(rig.stranger(), rig.key);
        signIn(rig.stranger(), rig.key);
        assertThat(rig.passkeys.of(rig.ada))
                .extracting(known -> known.key().counter())
                .containsExactly(9L);
    }

    @Test
    void worksOverTlsAtTheNameItWasMadeFor() {
        SoftwareAuthenticator secure = SoftwareAuthenticator.at("https://limpid.example", Kind.ES256);
        made(rig.signedIn(rig.ada, "https://limpid.example"), secure);
        AppTab tab = new AppTab(rig.routes, "https://limpid.example");
        assertThat(signIn(tab, secure).status()).isEqualTo(200);
        assertThat(tab.cookies()).containsKey("__Host-limpid-s-012345");
    }

    @Provokes(ReasonCode.PASSKEY_REJECTED)
    @Test
    void countsAnAnswerOnce() {
        made(rig.adas, rig.key);
        AppTab tab = rig.stranger();
        Said asked = question(tab);
        String body = answer(asked, rig.key.sign(asked.text("publicKey", "challenge")));
        assertThat(tab.post("/v1/session/passkey", body).status()).isEqualTo(200);
        isRejected(rig.stranger().refused(Method.POST, "/v1/session/passkey", body), "answered already");
    }

    @Test
    void takesNoAnswerToAnotherQuestion() {
        made(rig.adas, rig.key);
        String old = rig.key.sign(question(rig.stranger()).text("publicKey", "challenge"));
        isRejected(
                rig.stranger().refused(Method.POST, "/v1/session/passkey", answer(question(rig.stranger()), old)),
                "not asked");
    }

    @ParameterizedTest
    @MethodSource("limpid.server.gate.account.PasskeyRig#bent")
    void refusesWhatIsNotRight(String flaw, Consumer<SoftwareAuthenticator> bend) {
        made(rig.adas, rig.key);
        bend.accept(rig.key);
        isRejected(refusedSignIn(rig.stranger(), rig.key), flaw);
    }

    @Test
    void refusesACopyWhoseCounterIsBehind() {
        rig.key.counter = 5;
        made(rig.adas, rig.key);
        SoftwareAuthenticator copy = rig.key.copy();
        signIn(rig.stranger(), rig.key);
        isRejected(refusedSignIn(rig.stranger(), copy), "counter went back");
    }

    @Test
    void refusesWhoeverHasNotTheKey() {
        made(rig.adas, rig.key);
        isRejected(refusedSignIn(rig.stranger(), rig.key.forgery()), "signature");
    }

    @Test
    void refusesAPasskeyOfAnotherHome() {
        made(rig.adas, rig.key);
        byte[] adasAccount = rig.key.userHandle;
        SoftwareAuthenticator bobsKey = SoftwareAuthenticator.at(HERE, Kind.ES256);
        made(rig.bobs, bobsKey);
        bobsKey.userHandle = adasAccount;
        isRejected(refusedSignIn(rig.stranger(), bobsKey), "no such passkey");
    }

    @ParameterizedTest
    @CsvSource({"nobody", "h-0000000000000000.p-0000000000000000", "a.b.c", "''", "../.."})
    void refusesAccountsThatDoNotExist(String account) {
        made(rig.adas, rig.key);
        rig.key.userHandle = account.getBytes(US_ASCII);
        isRejected(refusedSignIn(rig.stranger(), rig.key), "no such passkey");
    }

    @Test
    void refusesAPasskeyThatWasMadeAtAnotherName() {
        made(rig.adas, rig.key);
        rig.key.origin = "https://limpid.example";
        rig.key.site = "limpid.example";
        isRejected(refusedSignIn(new AppTab(rig.routes, "https://limpid.example"), rig.key), "no such passkey");
    }

    @Test
    void refusesAForgottenPasskey() {
        String id = made(rig.adas, rig.key).text("id");
        assertThat(rig.adas.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
        isRejected(refusedSignIn(rig.stranger(), rig.key), "no such passkey");
    }

    @Test
    void isRefusedWhileTheAccountIsSwitchedOff() {
        made(rig.adas, rig.key);
        rig.ledger.write(rig.ada.home(), rows -> {
            rows.person(rig.ada.person())
                    .ifPresent(row -> rows.putPerson(row.with(row.rights().disabled(Optional.of(rig.clock.now())))));
            return rig.ada;
        });
        assertThat(refusedSignIn(rig.stranger(), rig.key).code()).isEqualTo(ReasonCode.ACCOUNT_DISABLED);
    }

    @Test
    void getsSlowerForWhoGuesses() {
        SoftwareAuthenticator unknown = SoftwareAuthenticator.at(HERE, Kind.ES256);
        unknown.userHandle = new byte[] {1};
        for (int i = 0; i < 30; i++) {
            refusedSignIn(rig.stranger(), unknown);
        }
        assertThat(rig.stranger()
                        .refused(Method.POST, "/v1/session/passkey/options", "{}")
                        .code())
                .isEqualTo(ReasonCode.AUTH_THROTTLED);
    }

    @Test
    void isRefusedFromOtherSites() {
        Reason reason = rig.stranger()
                .sending("sec-fetch-site", "cross-site")
                .refused(Method.POST, "/v1/session/passkey/options", "{}");
        assertThat(reason.code()).isEqualTo(ReasonCode.PERMISSION_DENIED_REMOTE);
    }

    /** Whatever bytes come, the answer is a reason: never a defect, and never a door that opens. */
    @Test
    void survivesAnyBytes() {
        made(rig.adas, rig.key);
        Random random = new Random(11);
        for (int i = 0; i < 400; i++) {
            rig.clock.move(Duration.ofHours(2));
            AppTab tab = rig.stranger();
            Said asked = question(tab);
            String body = answer(asked, bitten(rig.key.sign(asked.text("publicKey", "challenge")), random));
            assertThatThrownBy(() -> tab.post("/v1/session/passkey", body))
                    .isInstanceOfAny(ReasonException.class, MalformedException.class);
        }
        for (int i = 0; i < 400; i++) {
            AppTab tab = rig.signedIn(rig.bob, HERE);
            Said asked = asked(tab);
            byte[] account = Base64.getUrlDecoder().decode(asked.text("publicKey", "user", "id"));
            String credential = bitten(rig.key.make(asked.text("publicKey", "challenge"), account), random);
            String body = "{\"ceremony\":\"" + asked.text("ceremony") + "\",\"name\":\"n\",\"credential\":" + credential
                    + "}";
            try {
                tab.post("/v1/account/passkeys", body);
                tab.delete("/v1/account/passkeys/"
                        + rig.passkeys.of(rig.bob).getFirst().id());
            } catch (ReasonException | MalformedException expected) {
                assertThat(expected).hasMessageNotContaining("INTERNAL");
            }
        }
    }

    /** One byte of one of the fields is another. */
    private static String bitten(String credential, Random random) {
        String field = new String[] {
                    "clientDataJSON", "authenticatorData", "signature", "userHandle", "attestationObject", "rawId"
                }
                [random.nextInt(6)];
        int from = credential.indexOf(field);
        if (from < 0) {
            return bitten(credential, random);
        }
        int start = from + field.length() + 3;
        int end = credential.indexOf('"', start);
        byte[] bytes = Base64.getUrlDecoder().decode(credential.substring(start, end));
        int at = random.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        int length = random.nextBoolean() ? bytes.length : at;
        return credential.substring(0, start)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, length))
                + credential.substring(end);
    }
}
