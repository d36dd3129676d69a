package limpid.server.gate.device;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.gate.Address;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Gate;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.library.Rig;
import limpid.wire.json.ProblemCodec;
import limpid.wire.link.HttpLink;
import limpid.wire.link.Joining;
import limpid.wire.link.Link;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final byte[] NOTHING = new byte[0];

    private final OpenGate gate = new OpenGate(Duration.ofMillis(50), GateTest::extra);
    private final JoinReply device = gate.join("laptop");

    /** Endpoints that the devices' protocol does not have: one that breaks, one that tells what it got. */
    private static Map<Method, Endpoint> extra(List<String> path) {
        return switch (String.join("/", path)) {
            case "broken" ->
                Map.of(Method.GET, request -> {
                    throw new IllegalStateException("a secret of the program");
                });
            case "echo" -> Map.of(Method.GET, GateTest::echo, Method.POST, GateTest::echo);
            default -> Map.of();
        };
    }

    private static Reply echo(Request request) {
        String text =
                new TreeMap<>(request.query()) + " " + request.header("cookie").orElse("-") + " " + request.peer() + " "
                        + new String(request.body().bytes(), UTF_8);
        return Reply.of(200, "text/plain", text.getBytes(UTF_8))
                .with("Set-Cookie", "a=1")
                .with("Set-Cookie", "b=2");
    }

    @AfterEach
    void shut() {
        gate.close();
    }

    private OpenGate.Answer ask(String method, String path, byte[] body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("authorization", "Bearer " + device.secret()));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return gate.ask(method, path, all, body);
    }

    private static void assertProblem(OpenGate.Answer answer, int status, ReasonCode code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8)).reason().code())
                .isEqualTo(code);
    }

    @Nested
    class EveryReply {
        @Test
        void saysWhichServerAndWhatTime() {
            OpenGate.Answer answer = gate.ask("GET", "/v1/hello", Map.of(), NOTHING);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("limpid-server", device.server())
                    .containsEntry("limpid-protocol", "1")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsKey("date")
                    .doesNotContainKey("server");
        }

        @Provokes(ReasonCode.NOT_FOUND)
        @ParameterizedTest
        @ValueSource(
                strings = {"/", "/v1", "/v1/nothing", "/v1/collections/files", "/v1/chunks/x", "/v2/hello", "//v1/hello"
                })
        void toAnUnknownPathIsAProblem(String path) {
            assertProblem(ask("GET", path, NOTHING), 404, ReasonCode.NOT_FOUND);
        }

        @Provokes(ReasonCode.REQUEST_MALFORMED)
        @Test
        void toAWrongMethodSaysWhichAreRight() {
            OpenGate.Answer answer = ask("POST", "/v1/hello", NOTHING);
            assertProblem(answer, 405, ReasonCode.REQUEST_MALFORMED);
            assertThat(answer.headers()).containsEntry("allow", "GET");
            assertProblem(ask("OPTIONS", "/v1/hello", NOTHING), 405, ReasonCode.REQUEST_MALFORMED);
        }

        @Test
        void toHeadIsThatToGetWithoutItsBody() {
            OpenGate.Answer answer = ask("HEAD", "/v1/state", NOTHING);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers()).containsKey("content-length");
        }

        @Provokes(ReasonCode.INTERNAL_DEFECT)
        @Test
        void toADefectHidesItAndNamesIt() {
            OpenGate.Answer answer = ask("GET", "/broken", NOTHING);
            assertProblem(answer, 500, ReasonCode.INTERNAL_DEFECT);
            assertThat(answer.body()).doesNotContain("secret", "IllegalState", "\tat ");
            assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8))
                            .reason()
                            .observed("defect-id"))
                    .isPresent();
            assertThat(gate.defects).hasSize(1);
        }

        @Test
        void mayBringSeveralCookies() {
            OpenGate.Answer answer = ask("POST", "/echo?a=1&b=%C3%A9", "body".getBytes(UTF_8), "cookie", "s=t");
            assertThat(answer.body().getBytes(ISO_8859_1)).asString(UTF_8).isEqualTo("{a=1, b=é} s=t 127.0.0.1 body");
            String raw = gate.raw("GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw).contains("Set-Cookie: a=1", "Set-Cookie: b=2");
        }
    }

    @Nested
    class HostileBytes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/../v1/hello",
                    "/v1/%2e%2e/v1/hello",
                    "/v1/collections/..%2f..%2fetc/changes",
                    "/v1/%00hello",
                    "/v1/hello%0d%0aX-A:%20b",
                    "/v1\\hello",
                    "/%ff",
                    "/v1/collections/%C0%AE/changes"
                })
        void inAPathAreMalformed(String path) {
            String reply = gate.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(reply).startsWith("HTTP/1.1 400 ").contains("REQUEST_MALFORMED");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "rubbish\r\n\r\n",
                    "GET /v1/hello HTTP/1.1\r\n\r\n",
                    "GET /v1/hello HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                    "GET /v1/hello HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n",
                    "POST /v1/report HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                    "POST /v1/report HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"
                })
        void inAHeadAreRefusedWithoutATrace(String bytes) {
            String reply = gate.raw(bytes);
            assertThat(reply).startsWith("HTTP/1.1 4").doesNotContain("\tat ", "org.eclipse", "jetty");
            assertThat(gate.defects).isEmpty();
        }

        @Provokes(ReasonCode.REQUEST_TOO_LARGE)
        @Test
        void tooManyInAHeadAreRefused() {
            String reply = gate.raw("GET /v1/hello HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\n\r\n");
            assertThat(reply).startsWith("HTTP/1.1 4").contains("REQUEST_TOO_LARGE");
        }

        @Test
        void leaveTheGateWorking() {
            gate.raw("\0\1\2\3");
            gate.raw("GET / HTT");
            gate.raw("PUT /v1/chunks HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nshort");
            assertThat(gate.ask("GET", "/v1/hello", Map.of(), NOTHING).status()).isEqualTo(200);
            assertThat(gate.defects).isEmpty();
        }
    }

    @Nested
    class Bodies {
        @ParameterizedTest
        @CsvSource({
            "POST, /v1/devices, 65537",
            "POST, /v1/grants, 65537",
            "POST, /v1/report, 1048577",
            "POST, /v1/collections/files/commits, 3145729",
            "POST, /v1/chunks/missing, 131104",
            "POST, /v1/chunks/fetch, 131104",
            "PUT, /v1/chunks, 8389633"
        })
        void overTheLimitAreRefused(String method, String path, int bytes) {
            assertProblem(
                    ask(method, path, new byte[bytes], "idempotency-key", "k"), 413, ReasonCode.REQUEST_TOO_LARGE);
        }

        @Test
        void overTheLimitAreRefusedWithoutALengthToo() {
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            String reply = gate.raw("POST /v1/grants HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + device.secret() + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + chunk + chunk + "0\r\n\r\n");
            assertThat(reply).startsWith("HTTP/1.1 413 ").contains("REQUEST_TOO_LARGE");
        }

        @ParameterizedTest
        @CsvSource({
            "POST, /v1/devices",
            "POST, /v1/grants",
            "POST, /v1/report",
            "POST, /v1/collections/files/commits",
            "POST, /v1/chunks/missing",
            "POST, /v1/chunks/fetch",
            "PUT, /v1/chunks"
        })
        void thatMakeNoSenseAreRefused(String method, String path) {
            OpenGate.Answer answer = ask(method, path, "nonsense".getBytes(UTF_8), "idempotency-key", "k");
            ReasonCode expected =
                    path.equals("/v1/chunks") ? ReasonCode.TRANSFER_INTERRUPTED : ReasonCode.REQUEST_MALFORMED;
            assertThat(answer.status()).isBetween(400, 599);
            assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8))
                            .reason()
                            .code())
                    .isEqualTo(expected);
            assertThat(gate.defects).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/collections/files/changes?limit=0",
                    "/v1/collections/files/changes?limit=1001",
                    "/v1/collections/files/changes?limit=many",
                    "/v1/collections/files/changes?since=%20",
                    "/v1/collections/FILES/changes"
                })
        void inAQueryToo(String path) {
            assertProblem(ask("GET", path, NOTHING), 400, ReasonCode.REQUEST_MALFORMED);
        }

        @Test
        void ofCommitsNeedAKey() {
            byte[] commit = "{\"operations\":[]}".getBytes(UTF_8);
            assertProblem(ask("POST", "/v1/collections/files/commits", commit), 400, ReasonCode.REQUEST_MALFORMED);
        }
    }

    @Nested
    class Secrets {
        @Provokes(ReasonCode.NOT_SIGNED_IN)
        @ParameterizedTest
        @CsvSource({
            "GET, /v1/state",
            "GET, /v1/collections/files/changes",
            "POST, /v1/collections/files/commits",
            "POST, /v1/grants",
            "DELETE, /v1/grants/g",
            "POST, /v1/chunks/missing",
            "PUT, /v1/chunks",
            "POST, /v1/chunks/fetch",
            "POST, /v1/report",
            "DELETE, /v1/devices/self",
            "GET, /v1/hints"
        })
        void areAskedForEverywhere(String method, String path) {
            for (String header : List.of("", "Bearer", "Bearer x", "Basic YTpi", "Bearer a.b.c")) {
                Map<String, String> headers = header.isEmpty() ? Map.of() : Map.of("authorization", header);
                OpenGate.Answer answer = gate.ask(method, path, headers, "{}".getBytes(UTF_8));
                assertProblem(answer, 401, ReasonCode.NOT_SIGNED_IN);
            }
        }

        @Test
        void thatAreForgedOpenNothing() {
            String forged = device.secret().substring(0, device.secret().length() - 2) + "AA";
            assertThat(codeOf(gate.link(device.server(), forged)::state)).isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }

        @Provokes(ReasonCode.TOKEN_REVOKED)
        @Test
        void thatWereRevokedSaySo() {
            gate.rig.library.registry().revoke(device.home(), device.device());
            assertThat(codeOf(link()::state)).isEqualTo(ReasonCode.TOKEN_REVOKED);
        }

        @Test
        void ofOneHomeOpenNothingOfAnother() {
            byte[] chunk = {1, 2, 3};
            gate.rig.library.store(gate.rig.ann, List.of(Rig.frame(chunk)));
            var stranger = gate.rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
            String code = gate.rig.library.registry().mintJoinCode(stranger);
            JoinReply eve = new Joining(gate.http, gate.rig.clock)
                    .join(gate.uri(), new JoinRequest(code, "eve's", "Linux", "0.1.0"));
            HttpLink link = gate.link(eve.server(), eve.secret());
            assertThat(link.missing(List.of(ChunkId.of(chunk)))).containsExactly(ChunkId.of(chunk));
            assertThat(codeOf(() -> link.receive(List.of(ChunkId.of(chunk))))).isEqualTo(ReasonCode.BLOB_MISSING);
            assertThat(link.changes(new CollectionId("files"), Optional.empty(), 10)
                            .items())
                    .isEmpty();
        }

        @Provokes({ReasonCode.AUTH_THROTTLED, ReasonCode.JOIN_CODE_WRONG})
        @Test
        void comeFromCodesThatCannotBeGuessedForLong() {
            JoinRequest guess = new JoinRequest("AAAAA-AAAAA", "x", "Linux", "0.1.0");
            Joining joining = new Joining(gate.http, gate.rig.clock);
            List<ReasonCode> codes = IntStream.range(0, 12)
                    .mapToObj(i -> codeOf(() -> joining.join(gate.uri(), guess)))
                    .toList();
            assertThat(codes.getFirst()).isEqualTo(ReasonCode.JOIN_CODE_WRONG);
            assertThat(codes.getLast()).isEqualTo(ReasonCode.AUTH_THROTTLED);
        }
    }

    @Nested
    class OtherProtocols {
        @Test
        void areTurnedAwayAndToldWhoIsOlder() {
            OpenGate.Answer answer = ask("GET", "/v1/state", NOTHING, "limpid-protocol", "9");
            assertProblem(answer, 426, ReasonCode.VERSION_MISMATCH);
            assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8))
                            .reason()
                            .observed("older"))
                    .contains("server");
            assertThat(ask("GET", "/v1/hello", NOTHING, "limpid-protocol", "9").status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Streams {
        @Test
        void showSignsOfLife() {
            try (Link.HintStream hints = link().hints()) {
                assertThat(hints.next().kind()).isEqualTo(Hint.Kind.CONNECTED);
                assertThat(hints.next().kind()).isEqualTo(Hint.Kind.HEARTBEAT);
            }
        }

        @Test
        void endWhenTheDeviceIsSignedOut() {
            try (Link.HintStream hints = link().hints()) {
                assertThat(hints.next().kind()).isEqualTo(Hint.Kind.CONNECTED);
                gate.rig.library.registry().revoke(device.home(), device.device());
                assertThat(codeOf(() -> drain(hints))).isEqualTo(ReasonCode.TRANSFER_INTERRUPTED);
            }
        }

        @Test
        void endWithAWordWhenTheServerStops() {
            try (Link.HintStream hints = link().hints()) {
                assertThat(hints.next().kind()).isEqualTo(Hint.Kind.CONNECTED);
                gate.gate.stop();
                Hint last = hints.next();
                while (last.kind() == Hint.Kind.HEARTBEAT) {
                    last = hints.next();
                }
                assertThat(last.kind()).isEqualTo(Hint.Kind.STOPPING);
            }
        }

        private void drain(Link.HintStream hints) {
            while (hints.next().kind() != Hint.Kind.STOPPING) {
                // Heartbeats go on until the server notices.
                assertThat(gate.defects).isEmpty();
            }
        }
    }

    @Nested
    class Addresses {
        @Provokes(ReasonCode.PORT_IN_USE)
        @Test
        void thatAreTakenAreNamed() {
            Gate second = gateAt(new Address("127.0.0.1", gate.gate.port()));
            assertThat(codeOf(second::start)).isEqualTo(ReasonCode.PORT_IN_USE);
        }

        @Provokes(ReasonCode.ADDRESS_NOT_ALLOWED)
        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "no-such-name.invalid"})
        void thatOthersCanReachNeedTls(String host) {
            assertThat(codeOf(gateAt(new Address(host, 0))::start)).isEqualTo(ReasonCode.ADDRESS_NOT_ALLOWED);
        }

        private Gate gateAt(Address address) {
            return new Gate(
                    address,
                    "server-1",
                    path -> Map.of(),
                    List.of(),
                    new Gate.Tools(gate.rig.clock, gate.rig.chance, (task, cause) -> gate.defects.add(cause)));
        }
    }

    private HttpLink link() {
        return gate.link(device.server(), device.secret());
    }

    private static ReasonCode codeOf(ThrowingCallable call) {
        ReasonException failure = catchThrowableOfType(ReasonException.class, call);
        assertThat(failure).as("a failure").isNotNull();
        return failure.reason().code();
    }
}
