package limpid.server.gate.account;

import static limpid.server.gate.account.Residence.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Method;
import limpid.server.gate.account.AppClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of accounts against what no app of ours would send, and against who may not ask it. */
class HostileMessagesTest {
    private static final String UUID = "00000000-0000-4000-8000-000000000009";

    private final Residence residence = new Residence();
    private final AppClient ada = residence.ada();

    /**
     * One endpoint.
     *
     * @param good a message that it would take; empty for none
     * @param open whether anybody may ask it
     * @param owner whether only an owner may
     */
    record Case(Method method, String path, String good, boolean open, boolean owner) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Case own(Method method, String path, String good) {
        return new Case(method, path, good, false, false);
    }

    private static Case open(Method method, String path, String good) {
        return new Case(method, path, good, true, false);
    }

    static List<Case> all() {
        String credentials = "{\"email\":\"a@b\",\"password\":\"p\"}";
        String guest = "{\"name\":\"n\",\"email\":\"a@b\",\"password\":\"four plain words\"}";
        return List.of(
                open(Method.POST, "/v1/owner", guest.replace("{", "{\"key\":\"k\",")),
                open(Method.POST, "/v1/session", credentials),
                open(Method.POST, "/v1/invitations/h-1.x.y", guest),
                open(Method.POST, "/v1/recovery", credentials.replace("{", "{\"code\":\"c\",")),
                open(Method.POST, "/v1/recovery/h-1.x.y", "{\"password\":\"four plain words\"}"),
                own(Method.GET, "/v1/session", ""),
                own(Method.GET, "/v1/account", ""),
                own(Method.GET, "/v1/account/effects", ""),
                own(Method.GET, "/v1/account/sessions", ""),
                own(Method.GET, "/v1/account/history", ""),
                own(Method.PUT, "/v1/account/name", "{\"name\":\"n\"}"),
                own(Method.PUT, "/v1/account/language", "{\"language\":\"en\"}"),
                own(Method.PUT, "/v1/account/email", credentials),
                own(
                        Method.PUT,
                        "/v1/account/password",
                        "{\"password\":\"p\",\"next\":\"four plain words\",\"signInAgain\":[],"
                                + "\"endSessions\":true,\"endAppPasswords\":true}"),
                own(Method.POST, "/v1/account/totp/begin", "{\"password\":\"p\"}"),
                own(Method.PUT, "/v1/account/totp", "{\"code\":\"000000\",\"signInAgain\":[]}"),
                own(Method.POST, "/v1/account/totp/off", "{\"password\":\"p\",\"code\":\"000000\"}"),
                own(Method.POST, "/v1/account/recovery-codes", "{\"password\":\"p\"}"),
                own(Method.PUT, "/v1/account/app-passwords/" + UUID, "{\"name\":\"n\",\"scopes\":[\"CONTACTS\"]}"),
                own(Method.DELETE, "/v1/account/app-passwords/" + UUID, ""),
                own(Method.DELETE, "/v1/account/sessions/0123456789abcdef", ""),
                own(Method.POST, "/v1/account/deletion", "{\"password\":\"p\"}"),
                own(Method.DELETE, "/v1/account/deletion", ""),
                own(Method.GET, "/v1/account/export", ""),
                own(Method.DELETE, "/v1/account/recovery-link", ""),
                own(Method.POST, "/v1/account/sign-out-everywhere", "{\"devices\":false,\"thisToo\":false}"),
                new Case(Method.PUT, "/v1/home/invitations/" + UUID, "{\"role\":\"CHILD\"}", false, true),
                new Case(Method.DELETE, "/v1/home/invitations/" + UUID, "", false, true));
    }

    static Stream<Case> withMessages() {
        return all().stream().filter(one -> !one.good().isEmpty());
    }

    static Stream<Case> closed() {
        return all().stream().filter(one -> !one.open());
    }

    static Stream<Case> changing() {
        return all().stream().filter(one -> one.method() != Method.GET);
    }

    @ParameterizedTest
    @MethodSource("withMessages")
    void refusesWhatIsNoMessage(Case one) {
        for (String bad : List.of("", "null", "[]", "7", "{", "{} {}", "\"text\"", "{\"a\":{\"b\":{\"c\":1}}}")) {
            assertMalformed(one, bad);
        }
    }

    @ParameterizedTest
    @MethodSource("withMessages")
    void refusesFieldsThatItDoesNotKnowAndThatComeTwice(Case one) {
        assertMalformed(one, one.good().replaceFirst("\\{", "{\"surprise\":1,"));
        String first = one.good().substring(1, one.good().indexOf(':') + 1);
        assertMalformed(one, one.good().replaceFirst("\\{", "{" + first + "\"x\","));
    }

    @ParameterizedTest
    @MethodSource("withMessages")
    void refusesValuesOfAnotherType(Case one) {
        assertMalformed(
                one,
                one.good()
                        .replaceFirst("\"([a-zA-Z]+)\":\"[^\"]*\"", "\"$1\":7")
                        .replace("true", "\"true\"")
                        .replace("false", "0"));
    }

    @ParameterizedTest
    @MethodSource("withMessages")
    void refusesAMessageWithoutOneOfItsFields(Case one) {
        assertMalformed(one, "{}");
    }

    private void assertMalformed(Case one, String body) {
        Answer answer = ada.ask(one.method(), one.path(), body);
        assertThat(answer.status()).as("%s with %s: %s", one, body, answer).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("REQUEST_MALFORMED");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void asksWhoOneIs(Case one) {
        Answer answer = residence.browser().ask(one.method(), one.path(), one.good());
        assertThat(answer.code()).as(answer.toString()).isEqualTo("NOT_SIGNED_IN");
        assertThat(residence.browser().ask(one.method(), one.path(), "{").code())
                .as("before the message is read")
                .isEqualTo("NOT_SIGNED_IN");
        Answer forged = residence
                .browser()
                .holding(ada.cookie().substring(0, ada.cookie().length() - 3) + "AAA")
                .ask(one.method(), one.path(), one.good());
        assertThat(forged.code()).isEqualTo("NOT_SIGNED_IN");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void endsWithTheSession(Case one) {
        residence.clock.move(limpid.server.account.Sessions.LASTS);
        assertThat(ada.ask(one.method(), one.path(), one.good()).code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Provokes(ReasonCode.PERMISSION_DENIED_REMOTE)
    @ParameterizedTest
    @MethodSource("changing")
    void takesNothingFromAnotherSite(Case one) {
        AppClient elsewhere = residence.browser().holding(ada.cookie()).sending("sec-fetch-site", "cross-site");
        assertThat(elsewhere.ask(one.method(), one.path(), one.good()).code()).isEqualTo("PERMISSION_DENIED_REMOTE");
        AppClient form = residence.browser().holding(ada.cookie()).sending("limpid-protocol", "");
        assertThat(form.ask(one.method(), one.path(), one.good()).code()).isEqualTo("PERMISSION_DENIED_REMOTE");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void looksAtTheRole(Case one) {
        for (String role : List.of("MEMBER", "CHILD")) {
            AppClient member = residence.member(ada, role.toLowerCase(java.util.Locale.ROOT) + "@example.org", role);
            Answer answer = member.ask(one.method(), one.path(), one.good());
            if (one.owner()) {
                assertThat(answer.code()).isEqualTo("PERMISSION_DENIED_REMOTE");
            } else {
                assertThat(answer.code()).isNotEqualTo("PERMISSION_DENIED_REMOTE");
            }
        }
    }

    @Test
    void childrenMakeNoRecoveryLinks() {
        AppClient child = residence.member(ada, "child@example.org", "CHILD");
        assertThat(child.post("/v1/home/members/" + residence.id(ADA) + "/recovery", "{}")
                        .code())
                .isEqualTo("PERMISSION_DENIED_REMOTE");
    }

    @Test
    void nothingOfAnotherHomeIsSeenOrTouched() {
        residence
                .library
                .registry()
                .createHomeWithOwner(
                        "Eve",
                        "eve@example.org",
                        residence.desk.locks().passwords().hash("eves plain words"));
        AppClient eve = residence.browser();
        eve.post("/v1/session", Residence.signIn("eve@example.org", "eves plain words", ""));
        String adasSession =
                ada.get("/v1/session").json().path("session").path("id").asString();
        ada.put("/v1/account/app-passwords/" + UUID, "{\"name\":\"n\",\"scopes\":[\"FILES\"]}");
        String invitation = residence.invitation(ada, "MEMBER");
        for (String id : List.of(residence.id(ADA), "p-none", "P")) {
            assertThat(eve.post("/v1/home/members/" + id + "/recovery", "{}").code())
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(eve.delete("/v1/account/sessions/" + adasSession).status()).isEqualTo(204);
        assertThat(eve.delete("/v1/account/app-passwords/" + UUID).status()).isEqualTo(204);
        assertThat(eve.delete("/v1/home/invitations/" + invitation.split("\\.")[1])
                        .status())
                .isEqualTo(204);
        assertThat(ada.get("/v1/session").status()).isEqualTo(200);
        assertThat(ada.get("/v1/account").json().path("appPasswords").size()).isEqualTo(1);
        assertThat(residence.browser().get("/v1/invitations/" + invitation).status())
                .isEqualTo(200);
        assertThat(eve.get("/v1/account/sessions").json().toString()).doesNotContain(adasSession);
        assertThat(eve.get("/v1/account").json().path("appPasswords").size()).isZero();
        assertThat(eve.get("/v1/account/history").json().size()).isEqualTo(1);
    }

    @Test
    void takesOnlyIdsThatAreUuids() {
        for (String id : List.of(
                "1", "..", UUID.toUpperCase(java.util.Locale.ROOT).replace('0', 'A'), UUID + "0", "x".repeat(300))) {
            assertThat(ada.put("/v1/account/app-passwords/" + id, "{\"name\":\"n\",\"scopes\":[\"FILES\"]}")
                            .field())
                    .isEqualTo("id");
            assertThat(ada.put("/v1/home/invitations/" + id, "{\"role\":\"CHILD\"}")
                            .field())
                    .isEqualTo("id");
        }
    }

    @Test
    void keepsAnyNameAsItIs() {
        for (String name : List.of("Ünïcödé 🦀", "‮reversed", "<script>alert(1)</script>", "a".repeat(100))) {
            ada.put("/v1/account/name", "{\"name\":\"" + name + "\"}");
            assertThat(ada.get("/v1/session").json().path("person").path("name").asString())
                    .isEqualTo(name.strip());
        }
        for (String name : List.of("", "  ", "a".repeat(101), "a\\u0000b", "a\\nb")) {
            assertThat(ada.put("/v1/account/name", "{\"name\":\"" + name + "\"}")
                            .field())
                    .as(name)
                    .isEqualTo("name");
        }
    }

    @Test
    void saysNoSecretInAnyAnswerTwice() {
        String everything = ada.get("/v1/account").json().toString()
                + ada.get("/v1/account/sessions").json()
                + ada.get("/v1/account/history").json()
                + ada.get("/v1/session").json();
        assertThat(everything).doesNotContain(ada.cookie().split("=")[1], "argon2", Residence.PASSWORD);
    }
}
