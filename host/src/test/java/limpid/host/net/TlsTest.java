package limpid.host.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.net.TestAuthority.Identity;
import limpid.host.net.TestAuthority.Wish;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that prove who they are, and servers that do not. */
@Timeout(30)
class TlsTest {
    private static final TestAuthority OURS = new TestAuthority("CN=authority.example");
    /** Another key under the same name: what somebody would make who wants to be taken for the first. */
    private static final TestAuthority IMITATION = new TestAuthority("CN=authority.example");

    private static final TestAuthority STRANGER = new TestAuthority("CN=Strange Authority");
    private static final TestAuthority SCANNER = new TestAuthority("CN=mitmproxy,O=mitmproxy");
    private static final Wish HERE = Wish.of("127.0.0.1");

    /** How many requests reached a server. */
    private final AtomicInteger requests = new AtomicInteger();

    @Nested
    class WithoutAPin {
        @Test
        void believesWhatItsAuthorityVouchesFor() throws Exception {
            try (ScriptedServer server = server(OURS.identity(HERE));
                    Http http = SocketHttp.open(new SystemClock(), OURS.trust());
                    HttpReply reply = http.send(get(server))) {
                assertThat(reply.body().readAllBytes()).asString().isEqualTo("ok");
            }
        }

        static Stream<Arguments> wrong() {
            return Stream.of(
                    arguments("expired", OURS.identity(HERE.between(-9, -6)), ReasonCode.CERT_EXPIRED),
                    arguments("not yet valid", OURS.identity(HERE.between(2, 5)), ReasonCode.CERT_NOT_YET_VALID),
                    arguments("wrong name", OURS.identity(Wish.of("other.example")), ReasonCode.CERT_WRONG_HOST),
                    arguments("other issuer", STRANGER.identity(HERE), ReasonCode.CERT_UNTRUSTED),
                    arguments("imitated issuer", IMITATION.identity(HERE), ReasonCode.CERT_UNTRUSTED),
                    arguments(
                            "without its issuer",
                            STRANGER.identity(HERE.tellingOfIssuer()).alone(),
                            ReasonCode.CERT_CHAIN_BAD),
                    arguments("opened on the way", SCANNER.identity(HERE), ReasonCode.TLS_INTERCEPTED));
        }

        @Provokes({
            ReasonCode.CERT_EXPIRED,
            ReasonCode.CERT_NOT_YET_VALID,
            ReasonCode.CERT_WRONG_HOST,
            ReasonCode.CERT_UNTRUSTED,
            ReasonCode.CERT_CHAIN_BAD,
            ReasonCode.TLS_INTERCEPTED
        })
        @ParameterizedTest(name = "{0}")
        @MethodSource("wrong")
        void saysWhatIsWrongWithACertificate(String what, Identity identity, ReasonCode code) throws Exception {
            try (ScriptedServer server = server(identity);
                    Http http = SocketHttp.open(new SystemClock(), OURS.trust())) {
                Reason reason = failure(http, get(server));
                assertThat(reason.code()).isEqualTo(code);
                assertThat(reason.observed("issuer")).isPresent();
                assertThat(reason.observed("names")).isPresent();
                assertThat(reason.observed("not-before-at")).isPresent();
                assertThat(reason.observed("not-after-at")).isPresent();
            }
            assertThat(requests).hasValue(0);
        }

        @Test
        void refusesWhatTheMachinesAuthoritiesDoNotKnow() throws Exception {
            try (ScriptedServer server = server(OURS.identity(HERE));
                    Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Authorities())) {
                assertThat(failure(http, get(server)).code()).isEqualTo(ReasonCode.CERT_UNTRUSTED);
            }
        }
    }

    @Nested
    class WithAPin {
        static Stream<Arguments> right() {
            return Stream.of(
                    arguments("as it should be", OURS.identity(HERE)),
                    arguments("at another address", OURS.identity(Wish.of("other.example"))),
                    arguments("expired", OURS.identity(HERE.between(-9, -6))),
                    arguments("not yet valid", OURS.identity(HERE.between(2, 5))),
                    arguments("renewed with another key", OURS.identity(HERE)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("right")
        void believesTheAuthorityItWasPairedWith(String what, Identity identity) throws Exception {
            try (ScriptedServer server = server(identity);
                    Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Pinned(OURS.key()));
                    HttpReply reply = http.send(get(server))) {
                assertThat(reply.body().readAllBytes()).asString().isEqualTo("ok");
            }
        }

        @Test
        void believesTheServersOwnKey() throws Exception {
            Identity alone = STRANGER.identity(HERE).alone();
            try (ScriptedServer server = server(alone);
                    Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Pinned(alone.name()));
                    HttpReply reply = http.send(get(server))) {
                assertThat(reply.status()).isEqualTo(200);
            }
        }

        static Stream<Arguments> wrong() {
            return Stream.of(
                    arguments("other issuer", STRANGER.identity(HERE), ReasonCode.CERT_UNTRUSTED),
                    arguments("changed key of the authority", IMITATION.identity(HERE), ReasonCode.CERT_UNTRUSTED),
                    arguments(
                            "our authority sent along by somebody else",
                            IMITATION.identity(HERE).claiming(OURS.certificate()),
                            ReasonCode.CERT_UNTRUSTED),
                    arguments(
                            "our server's certificate used as an authority",
                            STRANGER.identity(HERE)
                                    .claiming(OURS.identity(HERE).chain().getFirst()),
                            ReasonCode.CERT_UNTRUSTED),
                    arguments("opened on the way", SCANNER.identity(HERE), ReasonCode.TLS_INTERCEPTED));
        }

        @Provokes({ReasonCode.CERT_UNTRUSTED, ReasonCode.TLS_INTERCEPTED})
        @ParameterizedTest(name = "{0}")
        @MethodSource("wrong")
        void refusesEverybodyElse(String what, Identity identity, ReasonCode code) throws Exception {
            try (ScriptedServer server = server(identity);
                    Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Pinned(OURS.key()))) {
                Reason reason = failure(http, get(server));
                assertThat(reason.code()).isEqualTo(code);
                assertThat(reason.observed("issuer")).isPresent();
                assertThat(reason.observed("server-key"))
                        .contains(identity.name().toString());
            }
            assertThat(requests).hasValue(0);
        }
    }

    @Provokes(ReasonCode.CONNECTION_CUT)
    @Test
    void saysWhenTheConnectionIsCutBeforeItIsSafe() throws Exception {
        try (ScriptedServer server = new ScriptedServer(c -> c.in().read(new byte[16_384]));
                Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Authorities())) {
            assertThat(failure(http, get("https", server)).code()).isEqualTo(ReasonCode.CONNECTION_CUT);
        }
    }

    @Provokes(ReasonCode.NOT_LIMPID)
    @ParameterizedTest
    @CsvSource({
        "https, it speaks without encryption",
        "http, 'it speaks only over TLS, so its address begins with https'"
    })
    void saysWhenOneSideSpeaksPlainly(String scheme, String answered) throws Exception {
        boolean isPlain = scheme.equals("https");
        try (ScriptedServer server = isPlain ? new ScriptedServer(TlsTest::complain) : server(OURS.identity(HERE));
                Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Pinned(OURS.key()))) {
            Reason reason = failure(http, get(scheme, server));
            assertThat(reason.code()).isEqualTo(ReasonCode.NOT_LIMPID);
            assertThat(reason.observed("answered")).contains(answered);
        }
    }

    @Test
    void showsTheDoctorAnyCertificate() throws Exception {
        Identity identity = OURS.identity(Wish.of("home.example", "192.0.2.7").between(-9, -6));
        try (ScriptedServer server = server(identity)) {
            TlsFacts facts = probe().tls(address(server), "127.0.0.1", Duration.ofSeconds(20));
            assertThat(facts.publicKey()).isEqualTo(identity.name());
            assertThat(facts.keys()).containsExactly(identity.name(), OURS.key());
            assertThat(facts.subject()).isEqualTo("CN=home.example");
            assertThat(facts.issuer()).isEqualTo("CN=authority.example");
            assertThat(facts.names()).containsExactly("home.example", "192.0.2.7");
            assertThat(facts.notAfter()).isAfter(facts.notBefore());
            assertThat(facts.chainLength()).isEqualTo(2);
            assertThat(facts.isOfInterceptor()).isFalse();
            assertThat(facts.refusal().orElseThrow().code()).isEqualTo(ReasonCode.CERT_UNTRUSTED);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void countsNoKeyThatWasOnlySentAlong() throws Exception {
        Identity liar = STRANGER.identity(HERE).claiming(OURS.certificate());
        try (ScriptedServer server = server(liar)) {
            TlsFacts facts = probe().tls(address(server), "127.0.0.1", Duration.ofSeconds(20));
            assertThat(facts.keys()).containsExactly(liar.name());
        }
    }

    private static NetProbe probe() {
        return new SystemNetProbe(new SystemClock(), new Tasks((task, cause) -> {
            throw new AssertionError(task, cause);
        }));
    }

    private static InetSocketAddress address(ScriptedServer server) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    private ScriptedServer server(Identity identity) throws IOException {
        return identity.server(this::answer);
    }

    private void answer(ScriptedServer.Conversation c) throws IOException {
        if (c.request().startsWith("GET")) {
            requests.incrementAndGet();
        }
        c.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    /** What a plain server makes of the first bytes of a handshake. */
    private static void complain(ScriptedServer.Conversation c) throws IOException {
        c.in().read(new byte[16_384]);
        c.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static Reason failure(Http http, HttpRequest request) {
        return catchThrowableOfType(ReasonException.class, () -> http.send(request))
                .reason();
    }

    private static HttpRequest get(ScriptedServer server) {
        return get("https", server);
    }

    private static HttpRequest get(String scheme, ScriptedServer server) {
        URI uri = URI.create(scheme + "://127.0.0.1:" + server.port() + "/");
        return new HttpRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(20));
    }
}
