package limpid.server.gate.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.Happening;
import limpid.server.account.Objections;
import limpid.server.account.PersonalHistory;
import limpid.server.account.SeededChance;
import limpid.server.account.Session;
import limpid.server.account.Visitor;
import limpid.server.account.passkey.Passkey;
import limpid.server.account.passkey.Passkeys;
import limpid.server.account.passkey.SoftwareAuthenticator;
import limpid.server.account.passkey.SoftwareAuthenticator.Kind;
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
import limpid.store.ledger.Role;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PasskeyRoutesTest {
    private static final String HERE = "http://localhost:8420";
    private static final String PASSWORD = "four plain words";

    private final MemoryLedger ledger = new MemoryLedger();
    private final HandClock clock = new HandClock();
    private final SeededChance chance = new SeededChance();
    private final Library library =
            new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    private final FrontDesk front = FrontDesk.of(ledger, library.registry(), clock, chance);
    private final PeopleDoor door = new PeopleDoor(front.sessions(), new Cookies("s-0123456789abcdef"), clock);
    private final Passkeys passkeys = new Passkeys(ledger, clock, chance);
    private final RouteTable routes = PasskeyRoutes.of(
            passkeys,
            new PasskeyRoutes.Desk(
                    door, new Askers(door, ledger, clock), front, welcome(), new Audit(ledger, clock, chance)),
            clock,
            "Attic");
    private final Resident ada = newHome("Ada", "ada@example.org");
    private final Resident bob = newHome("Bob", "bob@example.org");
    private final AppTab adas = signedIn(ada, HERE);
    private final AppTab bobs = signedIn(bob, HERE);
    private final SoftwareAuthenticator key = SoftwareAuthenticator.at(HERE, Kind.ES256);

    private Welcome welcome() {
        Me.Server server = new Me.Server("s-0123456789abcdef", "Attic", "0");
        MeMaker me = new MeMaker(ledger, front.locks().secondFactor(), server, List.of(), new Objections(clock));
        return new Welcome(me, front.sessions(), door.cookies());
    }

    private Resident newHome(String name, String email) {
        return library.registry()
                .createHomeWithOwner(name, email, front.locks().passwords().hash(PASSWORD));
    }

    private AppTab signedIn(Resident who, String address) {
        AppTab tab = new AppTab(routes, address);
        String name = address.startsWith("https") ? "__Host-limpid-s-012345" : "limpid-s-012345";
        tab.cookie(name, front.sessions().open(who, new Visitor("192.0.2.7", "A browser")));
        return tab;
    }

    private static Said asked(AppTab tab) {
        return tab.post("/v1/account/passkeys/options", "{\"password\":\"" + PASSWORD + "\"}");
    }

    private static String answer(Said asked, String credential) {
        return "{\"ceremony\":\"" + asked.text("ceremony") + "\",\"credential\":" + credential + "}";
    }

    private static String madeBody(Said asked, SoftwareAuthenticator key) {
        byte[] account = Base64.getUrlDecoder().decode(asked.text("publicKey", "user", "id"));
        return "{\"ceremony\":\"" + asked.text("ceremony") + "\",\"name\":\" My phone \",\"credential\":"
                + key.make(asked.text("publicKey", "challenge"), account) + "}";
    }

    private static Said made(AppTab tab, SoftwareAuthenticator key) {
        return tab.post("/v1/account/passkeys", madeBody(asked(tab), key));
    }

    private AppTab stranger() {
        return new AppTab(routes, HERE);
    }

    private static Said question(AppTab tab) {
        return tab.post("/v1/session/passkey/options", "{}");
    }

    private static Said signIn(AppTab tab, SoftwareAuthenticator key) {
        Said asked = question(tab);
        return tab.post("/v1/session/passkey", answer(asked, key.sign(asked.text("publicKey", "challenge"))));
    }

    private static Reason refusedSignIn(AppTab tab, SoftwareAuthenticator key) {
        Said asked = question(tab);
        return tab.refused(
                Method.POST, "/v1/session/passkey", answer(asked, key.sign(asked.text("publicKey", "challenge"))));
    }

    private static void isRejected(Reason reason, String flaw) {
        assertThat(reason.code()).isEqualTo(ReasonCode.PASSKEY_REJECTED);
        assertThat(reason.evidence())
                .filteredOn(seen -> seen.what().equals("flaw"))
                .extracting(Evidence::observed)
                .singleElement()
                .asString()
                .contains(flaw);
    }

    @Nested
    class Making {
        @Test
        void asksForOneThatFindsItsAccountByItselfAndUnlocks() {
            Said asked = asked(adas);
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
            Said made = made(adas, key);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("name")).isEqualTo("My phone");
            Said listed = adas.get("/v1/account/passkeys");
            assertThat(listed.json().size()).isEqualTo(1);
            assertThat(listed.json().path(0).path("site").asString()).isEqualTo("localhost");
            assertThat(bobs.get("/v1/account/passkeys").json().size()).isZero();
            assertThat(happenings(ada)).startsWith(Happening.PASSKEY_ADDED);
        }

        @Test
        void asksForThePasswordAgain() {
            Reason reason = adas.refused(Method.POST, "/v1/account/passkeys/options", "{\"password\":\"a guess\"}");
            assertThat(reason.code()).isEqualTo(ReasonCode.CREDENTIALS_REJECTED);
        }

        @Test
        void tellsTheBrowserWhichOnesThereAreAlready() {
            String id = made(adas, key).text("id");
            assertThat(id).hasSize(32);
            assertThat(asked(adas)
                            .json()
                            .path("publicKey")
                            .path("excludeCredentials")
                            .size())
                    .isEqualTo(1);
        }

        @Test
        void countsAnAnswerOnce() {
            String body = madeBody(asked(adas), key);
            assertThat(adas.post("/v1/account/passkeys", body).status()).isEqualTo(201);
            isRejected(adas.refused(Method.POST, "/v1/account/passkeys", body), "answered already");
        }

        @Test
        void remembersOnePasskeyOnce() {
            made(adas, key);
            Reason again = adas.refused(Method.POST, "/v1/account/passkeys", madeBody(asked(adas), key));
            assertThat(again.code()).isEqualTo(ReasonCode.ALREADY_DONE);
        }

        @Test
        void takesNoAnswerToSomebodyElsesQuestion() {
            String body = madeBody(asked(adas), key);
            isRejected(bobs.refused(Method.POST, "/v1/account/passkeys", body), "not asked");
            assertThat(passkeys.of(bob)).isEmpty();
        }

        @Test
        void takesNoAnswerToAQuestionOfTheEntrance() {
            Said entrance = question(stranger());
            String body = "{\"ceremony\":\"" + entrance.text("ceremony") + "\",\"name\":\"x\",\"credential\":"
                    + key.make(entrance.text("publicKey", "challenge"), new byte[] {1}) + "}";
            isRejected(adas.refused(Method.POST, "/v1/account/passkeys", body), "not asked");
        }

        @Test
        void takesNoAnswerAfterFiveMinutes() {
            String body = madeBody(asked(adas), key);
            clock.move(Duration.ofMinutes(5));
            isRejected(adas.refused(Method.POST, "/v1/account/passkeys", body), "older than five minutes");
        }

        @ParameterizedTest
        @MethodSource("limpid.server.gate.account.PasskeyRoutesTest#bent")
        void refusesWhatIsNotRight(String flaw, Consumer<SoftwareAuthenticator> bend) {
            bend.accept(key);
            isRejected(adas.refused(Method.POST, "/v1/account/passkeys", madeBody(asked(adas), key)), flaw);
            assertThat(passkeys.of(ada)).isEmpty();
        }

        @Test
        void endsAtThirty() {
            for (int i = 0; i < 30; i++) {
                made(adas, SoftwareAuthenticator.at(HERE, Kind.ES256));
            }
            Reason reason =
                    adas.refused(Method.POST, "/v1/account/passkeys/options", "{\"password\":\"" + PASSWORD + "\"}");
            assertThat(reason.code()).isEqualTo(ReasonCode.REQUEST_TOO_LARGE);
        }

        @Test
        void isNotOfferedAtANumber() {
            Reason reason = signedIn(ada, "http://192.168.1.20:8420")
                    .refused(Method.POST, "/v1/account/passkeys/options", "{\"password\":\"" + PASSWORD + "\"}");
            assertThat(reason.code()).isEqualTo(ReasonCode.PASSKEYS_UNAVAILABLE);
        }
    }

    static Stream<Arguments> bent() {
        return Stream.of(
                bent("another address", key -> key.origin = "https://evil.example"),
                bent("another address", key -> key.origin = "http://localhost:9999"),
                bent("another address", key -> key.site = "evil.example"),
                bent("nobody unlocked it", SoftwareAuthenticator::notUnlocked),
                bent("nobody unlocked it", SoftwareAuthenticator::notTouched));
    }

    private static Arguments bent(String flaw, Consumer<SoftwareAuthenticator> bend) {
        return Arguments.of(flaw, bend);
    }

    @Nested
    class SigningIn {
        @ParameterizedTest
        @EnumSource(Kind.class)
        void needsNothingButThePasskey(Kind kind) {
            SoftwareAuthenticator other = SoftwareAuthenticator.at(HERE, kind);
            made(adas, other);
            AppTab tab = stranger();
            assertThat(signIn(tab, other).status()).isEqualTo(200);
            Session session =
                    front.sessions().find(tab.cookies().get("limpid-s-012345")).orElseThrow();
            assertThat(session.person()).isEqualTo(ada.person());
            assertThat(tab.get("/v1/account/passkeys")
                            .json()
                            .path(0)
                            .path("lastUsedAt")
                            .asString())
                    .isEqualTo(clock.now().toString());
            assertThat(happenings(ada)).startsWith(Happening.SIGN_IN);
        }

        @Test
        void worksWithKeysThatCountAndThoseThatDoNot() {
            key.counter = 7;
            made(adas, key);
            signIn(stranger(), key);
            signIn(stranger(), key);
            assertThat(passkeys.of(ada))
                    .extracting(known -> known.key().counter())
                    .containsExactly(9L);
        }

        @Test
        void worksOverTlsAtTheNameItWasMadeFor() {
            SoftwareAuthenticator secure = SoftwareAuthenticator.at("https://limpid.example", Kind.ES256);
            made(signedIn(ada, "https://limpid.example"), secure);
            AppTab tab = new AppTab(routes, "https://limpid.example");
            assertThat(signIn(tab, secure).status()).isEqualTo(200);
            assertThat(tab.cookies()).containsKey("__Host-limpid-s-012345");
        }

        @Provokes(ReasonCode.PASSKEY_REJECTED)
        @Test
        void countsAnAnswerOnce() {
            made(adas, key);
            AppTab tab = stranger();
            Said asked = question(tab);
            String body = answer(asked, key.sign(asked.text("publicKey", "challenge")));
            assertThat(tab.post("/v1/session/passkey", body).status()).isEqualTo(200);
            isRejected(stranger().refused(Method.POST, "/v1/session/passkey", body), "answered already");
        }

        @Test
        void takesNoAnswerToAnotherQuestion() {
            made(adas, key);
            String old = key.sign(question(stranger()).text("publicKey", "challenge"));
            isRejected(
                    stranger().refused(Method.POST, "/v1/session/passkey", answer(question(stranger()), old)),
                    "not asked");
        }

        @ParameterizedTest
        @MethodSource("limpid.server.gate.account.PasskeyRoutesTest#bent")
        void refusesWhatIsNotRight(String flaw, Consumer<SoftwareAuthenticator> bend) {
            made(adas, key);
            bend.accept(key);
            isRejected(refusedSignIn(stranger(), key), flaw);
        }

        @Test
        void refusesACopyWhoseCounterIsBehind() {
            key.counter = 5;
            made(adas, key);
            SoftwareAuthenticator copy = key.copy();
            signIn(stranger(), key);
            isRejected(refusedSignIn(stranger(), copy), "counter went back");
        }

        @Test
        void refusesWhoeverHasNotTheKey() {
            made(adas, key);
            isRejected(refusedSignIn(stranger(), key.forgery()), "signature");
        }

        @Test
        void refusesAPasskeyOfAnotherHome() {
            made(adas, key);
            byte[] adasAccount = key.userHandle;
            SoftwareAuthenticator bobsKey = SoftwareAuthenticator.at(HERE, Kind.ES256);
            made(bobs, bobsKey);
            bobsKey.userHandle = adasAccount;
            isRejected(refusedSignIn(stranger(), bobsKey), "no such passkey");
        }

        @ParameterizedTest
        @CsvSource({"nobody", "h-0000000000000000.p-0000000000000000", "a.b.c", "''", "../.."})
        void refusesAccountsThatDoNotExist(String account) {
            made(adas, key);
            key.userHandle = account.getBytes(US_ASCII);
            isRejected(refusedSignIn(stranger(), key), "no such passkey");
        }

        @Test
        void refusesAPasskeyThatWasMadeAtAnotherName() {
            made(adas, key);
            key.origin = "https://limpid.example";
            key.site = "limpid.example";
            isRejected(refusedSignIn(new AppTab(routes, "https://limpid.example"), key), "no such passkey");
        }

        @Test
        void refusesAForgottenPasskey() {
            String id = made(adas, key).text("id");
            assertThat(adas.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            isRejected(refusedSignIn(stranger(), key), "no such passkey");
        }

        @Test
        void isRefusedWhileTheAccountIsSwitchedOff() {
            made(adas, key);
            ledger.write(ada.home(), rows -> {
                rows.person(ada.person())
                        .ifPresent(row -> rows.putPerson(row.with(row.rights().disabled(Optional.of(clock.now())))));
                return ada;
            });
            assertThat(refusedSignIn(stranger(), key).code()).isEqualTo(ReasonCode.ACCOUNT_DISABLED);
        }

        @Test
        void getsSlowerForWhoGuesses() {
            SoftwareAuthenticator unknown = SoftwareAuthenticator.at(HERE, Kind.ES256);
            unknown.userHandle = new byte[] {1};
            for (int i = 0; i < 30; i++) {
                refusedSignIn(stranger(), unknown);
            }
            assertThat(stranger()
                            .refused(Method.POST, "/v1/session/passkey/options", "{}")
                            .code())
                    .isEqualTo(ReasonCode.AUTH_THROTTLED);
        }

        @Test
        void isRefusedFromOtherSites() {
            Reason reason = stranger()
                    .sending("sec-fetch-site", "cross-site")
                    .refused(Method.POST, "/v1/session/passkey/options", "{}");
            assertThat(reason.code()).isEqualTo(ReasonCode.PERMISSION_DENIED_REMOTE);
        }

        /** Whatever bytes come, the answer is a reason: never a defect, and never a door that opens. */
        @Test
        void survivesAnyBytes() {
            made(adas, key);
            Random random = new Random(11);
            for (int i = 0; i < 400; i++) {
                clock.move(Duration.ofHours(2));
                AppTab tab = stranger();
                Said asked = question(tab);
                String body = answer(asked, bitten(key.sign(asked.text("publicKey", "challenge")), random));
                assertThatThrownBy(() -> tab.post("/v1/session/passkey", body))
                        .isInstanceOfAny(ReasonException.class, MalformedException.class);
            }
            for (int i = 0; i < 400; i++) {
                AppTab tab = signedIn(bob, HERE);
                Said asked = asked(tab);
                byte[] account = Base64.getUrlDecoder().decode(asked.text("publicKey", "user", "id"));
                String credential = bitten(key.make(asked.text("publicKey", "challenge"), account), random);
                String body = "{\"ceremony\":\"" + asked.text("ceremony") + "\",\"name\":\"n\",\"credential\":"
                        + credential + "}";
                try {
                    tab.post("/v1/account/passkeys", body);
                    tab.delete("/v1/account/passkeys/"
                            + passkeys.of(bob).getFirst().id());
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

    @Nested
    class Keeping {
        @Test
        void canBeRenamed() {
            String id = made(adas, key).text("id");
            assertThat(adas.put("/v1/account/passkeys/" + id + "/name", "{\"name\":\"Old phone\"}")
                            .status())
                    .isEqualTo(204);
            assertThat(passkeys.of(ada)).extracting(Passkey::name).containsExactly("Old phone");
        }

        @Test
        void isForgottenOnceAndAgain() {
            String id = made(adas, key).text("id");
            clock.move(Duration.ofSeconds(1));
            assertThat(adas.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(adas.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(happenings(ada))
                    .startsWith(Happening.PASSKEY_REMOVED, Happening.PASSKEY_ADDED)
                    .hasSize(2);
        }

        @Test
        void isNobodyElses() {
            String id = made(adas, key).text("id");
            assertThat(bobs.refused(Method.PUT, "/v1/account/passkeys/" + id + "/name", "{\"name\":\"Mine\"}")
                            .code())
                    .isEqualTo(ReasonCode.NOT_FOUND);
            assertThat(bobs.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(passkeys.of(ada)).extracting(Passkey::name).containsExactly("My phone");
        }

        @Test
        void isNobodyElsesInTheSameHomeEither() {
            Resident eve = library.registry().addPerson(ada.home(), "Eve", "eve@example.org", "", Role.MEMBER);
            AppTab eves = signedIn(eve, HERE);
            String id = made(adas, key).text("id");
            assertThat(eves.get("/v1/account/passkeys").json().size()).isZero();
            assertThat(eves.delete("/v1/account/passkeys/" + id).status()).isEqualTo(204);
            assertThat(passkeys.of(ada)).hasSize(1);
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
            assertThatThrownBy(() -> adas.ask(method, path, body)).isInstanceOf(MalformedException.class);
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
            assertThat(stranger().refused(method, path, "{}").code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }
    }

    private List<Happening> happenings(Resident who) {
        return front.history().latest(who.home(), who.person(), 10).stream()
                .map(PersonalHistory.Entry::what)
                .toList();
    }
}
