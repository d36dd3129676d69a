package limpid.server.gate.device;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.gate.device.Visitor.NOTHING;
import static limpid.server.gate.device.Visitor.assertProblem;
import static limpid.server.gate.device.Visitor.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
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
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the gate answers, whom it lets in, and where it stands. */
class GateTest {
    private final Visitor visitor = new Visitor(GateTest::extra);

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
        visitor.close();
    }

    @Nested
    class EveryReply {
        @Test
        void saysWhichServerAndWhatTime() {
            OpenGate.Answer answer = visitor.gate.ask("GET", "/v1/hello", Map.of(), NOTHING);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("limpid-server", visitor.device.server())
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
            assertProblem(visitor.ask("GET", path, NOTHING), 404, ReasonCode.NOT_FOUND);
        }

        @Provokes(ReasonCode.REQUEST_MALFORMED)
        @Test
        void toAWrongMethodSaysWhichAreRight() {
            OpenGate.Answer answer = visitor.ask("POST", "/v1/hello", NOTHING);
            assertProblem(answer, 405, ReasonCode.REQUEST_MALFORMED);
            assertThat(answer.headers()).containsEntry("allow", "GET");
            assertProblem(visitor.ask("OPTIONS", "/v1/hello", NOTHING), 405, ReasonCode.REQUEST_MALFORMED);
        }

        @Test
        void toHeadIsThatToGetWithoutItsBody() {
            OpenGate.Answer answer = visitor.ask("HEAD", "/v1/state", NOTHING);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers()).containsKey("content-length");
        }

        @Provokes(ReasonCode.INTERNAL_DEFECT)
        @Test
        void toADefectHidesItAndNamesIt() {
            OpenGate.Answer answer = visitor.ask("GET", "/broken", NOTHING);
            assertProblem(answer, 500, ReasonCode.INTERNAL_DEFECT);
            assertThat(answer.body()).doesNotContain("secret", "IllegalState", "\tat ");
            assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8))
                            .reason()
                            .observed("defect-id"))
                    .isPresent();
            assertThat(visitor.gate.defects).hasSize(1);
        }

        @Test
        void mayBringSeveralCookies() {
            OpenGate.Answer answer = visitor.ask("POST", "/echo?a=1&b=%C3%A9", "body".getBytes(UTF_8), "cookie", "s=t");
            assertThat(answer.body().getBytes(ISO_8859_1)).asString(UTF_8).isEqualTo("{a=1, b=é} s=t 127.0.0.1 body");
            String raw = visitor.gate.raw("GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw).contains("Set-Cookie: a=1", "Set-Cookie: b=2");
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
                OpenGate.Answer answer = visitor.gate.ask(method, path, headers, "{}".getBytes(UTF_8));
                assertProblem(answer, 401, ReasonCode.NOT_SIGNED_IN);
            }
        }

        @Test
        void thatAreForgedOpenNothing() {
            String forged =
                    visitor.device.secret().substring(0, visitor.device.secret().length() - 2) + "AA";
            assertThat(codeOf(visitor.gate.link(visitor.device.server(), forged)::state))
                    .isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }

        @Provokes(ReasonCode.TOKEN_REVOKED)
        @Test
        void thatWereRevokedSaySo() {
            visitor.gate.rig.library.registry().revoke(visitor.device.home(), visitor.device.device());
            assertThat(codeOf(visitor.link()::state)).isEqualTo(ReasonCode.TOKEN_REVOKED);
        }

        @Test
        void ofOneHomeOpenNothingOfAnother() {
            byte[] chunk = {1, 2, 3};
            visitor.gate.rig.library.store(visitor.gate.rig.ann, List.of(Rig.frame(chunk)));
            var stranger = visitor.gate.rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
            String code = visitor.gate.rig.library.registry().mintJoinCode(stranger);
            JoinReply eve = new Joining(visitor.gate.http, visitor.gate.rig.clock)
                    .join(visitor.gate.uri(), new JoinRequest(code, "eve's", "Linux", "0.1.0"));
            HttpLink link = visitor.gate.link(eve.server(), eve.secret());
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
            Joining joining = new Joining(visitor.gate.http, visitor.gate.rig.clock);
            List<ReasonCode> codes = IntStream.range(0, 12)
                    .mapToObj(i -> codeOf(() -> joining.join(visitor.gate.uri(), guess)))
                    .toList();
            assertThat(codes.getFirst()).isEqualTo(ReasonCode.JOIN_CODE_WRONG);
            assertThat(codes.getLast()).isEqualTo(ReasonCode.AUTH_THROTTLED);
        }
    }

    @Nested
    class OtherProtocols {
        @Test
        void areTurnedAwayAndToldWhoIsOlder() {
            OpenGate.Answer answer = visitor.ask("GET", "/v1/state", NOTHING, "limpid-protocol", "9");
            assertProblem(answer, 426, ReasonCode.VERSION_MISMATCH);
            assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8))
                            .reason()
                            .observed("older"))
                    .contains("server");
            assertThat(visitor.ask("GET", "/v1/hello", NOTHING, "limpid-protocol", "9")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Addresses {
        @Provokes(ReasonCode.PORT_IN_USE)
        @Test
        void thatAreTakenAreNamed() {
            Gate second = gateAt(new Address("127.0.0.1", visitor.gate.gate.port()));
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
                    new Gate.Tools(
                            visitor.gate.rig.clock,
                            visitor.gate.rig.chance,
                            (task, cause) -> visitor.gate.defects.add(cause)));
        }
    }
}
