package limpid.doctor.network;

import static limpid.core.reason.ReasonCode.CERT_UNTRUSTED;
import static limpid.core.reason.ReasonCode.CONNECTION_CUT;
import static limpid.core.reason.ReasonCode.NOT_LIMPID;
import static limpid.core.reason.ReasonCode.TLS_INTERCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.chunk.Hash;
import limpid.core.reason.Evidence;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.doctor.look.Reach;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.net.NetLink;
import limpid.host.net.NetProbe;
import limpid.host.net.ScriptedServer;
import limpid.host.net.SystemNetProbe;
import limpid.host.net.TestAuthority;
import limpid.host.net.TestAuthority.Wish;
import limpid.host.net.TlsFacts;
import limpid.host.task.Tasks;
import limpid.host.time.SimClock;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbedNetworkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Hash OUR_KEY = Hash.of(new byte[] {1});
    private static final Hash OTHER_KEY = Hash.of(new byte[] {2});

    private final SimClock clock = new SimClock();

    @Test
    void tellsARealAnswerFromARealRefusal() throws Exception {
        var probe = new SystemNetProbe(new SystemClock(), new Tasks((task, cause) -> {
            throw new AssertionError(task, cause);
        }));
        var network = new ProbedNetwork(probe, new OneReply(200, Map.of()), Optional.empty(), clock);
        int port;
        try (var server = new ScriptedServer(ScriptedServer.Conversation::request)) {
            assertThat(network.connect("127.0.0.1", server.port(), PATIENCE)).isInstanceOf(Reach.Answered.class);
        }
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(network.connect("127.0.0.1", port, PATIENCE)).isInstanceOf(Reach.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Connection refused, Refused",
        "Network is unreachable, NoRoute",
        "No route to host, NoRoute",
        "connect timed out, Silent"
    })
    void tellsApartWhatIsOutOfReach(String said, String kind) {
        assertThat(network(new OneWord(said))
                        .connect("127.0.0.1", 1, PATIENCE)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "302, http://login.hotel.example/, true",
        "307, https://10.0.0.1:8443/portal, true",
        "301, https://cloud.example/, false",
        "301, https://www.cloud.example/, false",
        "302, /sign-in, false",
        "302, not an address, false",
        "200, , false",
        "404, , false",
        "511, , true"
    })
    void tellsAPortalFromAServerThatSendsCallersToItsOtherName(int status, String location, boolean isForeign) {
        var headers = location == null ? Map.<String, String>of() : Map.of("location", location);
        var network = new ProbedNetwork(new OneWord("refused"), new OneReply(status, headers), Optional.empty(), clock);
        assertThat(network.foreignPage("cloud.example", PATIENCE).isPresent()).isEqualTo(isForeign);
    }

    @Test
    void believesAnAuthorityWhereNoKeyIsPinned() {
        assertThat(network(tls(OTHER_KEY, Optional.empty()), Optional.empty())
                        .handshake("127.0.0.1", 443, PATIENCE)
                        .issuer())
                .isEqualTo("CN=Somebody");
    }

    @Test
    @Provokes(ReasonCode.CERT_EXPIRED)
    void passesOnWhyNoAuthorityVouchesForTheServer() {
        var network = network(tls(OTHER_KEY, Optional.of(ReasonCode.CERT_EXPIRED)), Optional.empty());
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> network.handshake("127.0.0.1", 443, PATIENCE))
                .satisfies(e -> {
                    assertThat(e.reason().code()).isEqualTo(ReasonCode.CERT_EXPIRED);
                    assertThat(e.reason().observed("not-after-at")).isPresent();
                });
    }

    @Test
    void needsNoAuthorityForThePinnedKey() {
        var network = network(tls(OUR_KEY, Optional.of(ReasonCode.CERT_UNTRUSTED)), Optional.of(OUR_KEY));
        assertThat(network.handshake("127.0.0.1", 443, PATIENCE).names()).isEqualTo("cloud.example");
    }

    @Test
    @Provokes(ReasonCode.CERT_UNTRUSTED)
    void believesNoAuthorityAgainstThePinnedKey() {
        var network = network(tls(OTHER_KEY, Optional.empty()), Optional.of(OUR_KEY));
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> network.handshake("127.0.0.1", 443, PATIENCE))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(ReasonCode.CERT_UNTRUSTED));
    }

    /** Each with a real server that is wrong in one way. */
    @Nested
    class OfRealServers {
        private static final TestAuthority OURS = new TestAuthority("CN=authority.example");
        private static final TestAuthority IMITATION = new TestAuthority("CN=authority.example");
        private static final TestAuthority SCANNER =
                new TestAuthority("CN=Zscaler Intermediate Root CA,O=Zscaler Inc.");

        static Stream<Arguments> wrong() {
            return Stream.of(
                    arguments("unknown issuer", false, OURS, CERT_UNTRUSTED),
                    arguments("opened on the way", false, SCANNER, TLS_INTERCEPTED),
                    arguments("changed key", true, IMITATION, CERT_UNTRUSTED),
                    arguments("opened on the way of a paired device", true, SCANNER, TLS_INTERCEPTED));
        }

        @Provokes({CERT_UNTRUSTED, TLS_INTERCEPTED})
        @ParameterizedTest(name = "{0}")
        @MethodSource("wrong")
        void tellsWhoStandsBehindThem(String what, boolean isPaired, TestAuthority signer, ReasonCode code)
                throws Exception {
            try (var server = signer.identity(Wish.of("127.0.0.1")).server(ScriptedServer.Conversation::request)) {
                var pin = isPaired ? Optional.of(OURS.key()) : Optional.<Hash>empty();
                var reason = failure(pin, server);
                assertThat(reason.code()).isEqualTo(code);
                assertThat(reason.evidence()).extracting(Evidence::what).doesNotHaveDuplicates();
                assertThat(reason.observed("issuer"))
                        .contains(signer.certificate().getSubjectX500Principal().getName());
                assertThat(reason.observed("device-time")).isPresent();
            }
        }

        @Test
        void believesThePinnedAuthorityWhateverTheDatesAndTheName() throws Exception {
            var old = OURS.identity(Wish.of("other.example").between(-9, -6));
            try (var server = old.server(ScriptedServer.Conversation::request)) {
                assertThat(real(Optional.of(OURS.key()))
                                .handshake("127.0.0.1", server.port(), PATIENCE)
                                .names())
                        .isEqualTo("other.example");
            }
        }

        @Provokes(CONNECTION_CUT)
        @Test
        void tellsAHandshakeThatIsCut() throws Exception {
            try (var server = new ScriptedServer(c -> c.in().read(new byte[16_384]))) {
                assertThat(failure(Optional.empty(), server).code()).isEqualTo(CONNECTION_CUT);
            }
        }

        @Provokes(NOT_LIMPID)
        @Test
        void tellsAServerThatSpeaksWithoutEncryption() throws Exception {
            try (var server = new ScriptedServer(c -> {
                c.in().read(new byte[16_384]);
                c.say("HTTP/1.1 400 Bad Request\r\n\r\n");
            })) {
                var reason = failure(Optional.empty(), server);
                assertThat(reason.code()).isEqualTo(NOT_LIMPID);
                assertThat(reason.observed("answered")).contains("it speaks without encryption");
            }
        }

        private Reason failure(Optional<Hash> pin, ScriptedServer server) {
            return catchThrowableOfType(
                            ReasonException.class, () -> real(pin).handshake("127.0.0.1", server.port(), PATIENCE))
                    .reason();
        }

        private ProbedNetwork real(Optional<Hash> pin) {
            var probe = new SystemNetProbe(new SystemClock(), new Tasks((task, cause) -> {
                throw new AssertionError(task, cause);
            }));
            return network(probe, pin);
        }
    }

    private ProbedNetwork network(NetProbe probe) {
        return network(probe, Optional.empty());
    }

    private ProbedNetwork network(NetProbe probe, Optional<Hash> pinned) {
        return new ProbedNetwork(probe, new OneReply(200, Map.of()), pinned, clock);
    }

    private static NetProbe tls(Hash key, Optional<ReasonCode> refusal) {
        return new OneWord("refused") {
            @Override
            public TlsFacts tls(InetSocketAddress address, String host, Duration deadline) {
                return new TlsFacts(
                        "TLSv1.3",
                        List.of(key),
                        "CN=cloud.example",
                        "CN=Somebody",
                        List.of("cloud.example"),
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(60),
                        2,
                        false,
                        refusal.map(code -> Reason.of(code, Subject.server(host), Instant.EPOCH)));
            }
        };
    }

    /** A network that has one thing to say to every attempt to connect. */
    private static class OneWord implements NetProbe {
        private final String said;

        OneWord(String said) {
            this.said = said;
        }

        @Override
        public List<NetLink> links() {
            return List.of();
        }

        @Override
        public List<InetAddress> resolve(String host, Duration deadline) {
            return List.of(InetAddress.getLoopbackAddress());
        }

        @Override
        public Duration connect(InetSocketAddress address, Duration deadline) {
            var evidence = new Evidence("system-said", said, "", "http", Instant.EPOCH);
            throw new ReasonException(
                    Reason.of(ReasonCode.SERVER_UNREACHABLE, Subject.device(), Instant.EPOCH, evidence));
        }

        @Override
        public TlsFacts tls(InetSocketAddress address, String host, Duration deadline) {
            throw new AssertionError("not asked for");
        }
    }

    private record OneReply(int status, Map<String, String> headers) implements Http {
        @Override
        public HttpReply send(HttpRequest request) {
            return new HttpReply(status, headers, InputStream.nullInputStream());
        }

        @Override
        public void close() {}
    }
}
