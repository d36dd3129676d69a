package limpid.server.gate.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.gate.device.Visitor.NOTHING;
import static limpid.server.gate.device.Visitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.wire.json.ProblemCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-meaning device sends: it is refused with its reason, and harms nobody. */
class HostileRequestTest {
    private final Visitor visitor = new Visitor();

    @AfterEach
    void shut() {
        visitor.close();
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
            String reply = visitor.gate.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
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
            String reply = visitor.gate.raw(bytes);
            assertThat(reply).startsWith("HTTP/1.1 4").doesNotContain("\tat ", "org.eclipse", "jetty");
            assertThat(visitor.gate.defects).isEmpty();
        }

        @Provokes(ReasonCode.REQUEST_TOO_LARGE)
        @Test
        void tooManyInAHeadAreRefused() {
            String reply =
                    visitor.gate.raw("GET /v1/hello HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\n\r\n");
            assertThat(reply).startsWith("HTTP/1.1 4").contains("REQUEST_TOO_LARGE");
        }

        @Test
        void leaveTheGateWorking() {
            visitor.gate.raw("\0\1\2\3");
            visitor.gate.raw("GET / HTT");
            visitor.gate.raw("PUT /v1/chunks HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nshort");
            assertThat(visitor.gate.ask("GET", "/v1/hello", Map.of(), NOTHING).status())
                    .isEqualTo(200);
            assertThat(visitor.gate.defects).isEmpty();
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
                    visitor.ask(method, path, new byte[bytes], "idempotency-key", "k"),
                    413,
                    ReasonCode.REQUEST_TOO_LARGE);
        }

        @Test
        void overTheLimitAreRefusedWithoutALengthToo() {
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            String reply = visitor.gate.raw("POST /v1/grants HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + visitor.device.secret() + "\r\nTransfer-Encoding: chunked\r\n\r\n"
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
            OpenGate.Answer answer = visitor.ask(method, path, "nonsense".getBytes(UTF_8), "idempotency-key", "k");
            ReasonCode expected =
                    path.equals("/v1/chunks") ? ReasonCode.TRANSFER_INTERRUPTED : ReasonCode.REQUEST_MALFORMED;
            assertThat(answer.status()).isBetween(400, 599);
            assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8))
                            .reason()
                            .code())
                    .isEqualTo(expected);
            assertThat(visitor.gate.defects).isEmpty();
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
            assertProblem(visitor.ask("GET", path, NOTHING), 400, ReasonCode.REQUEST_MALFORMED);
        }

        @Test
        void ofCommitsNeedAKey() {
            byte[] commit = "{\"operations\":[]}".getBytes(UTF_8);
            assertProblem(
                    visitor.ask("POST", "/v1/collections/files/commits", commit), 400, ReasonCode.REQUEST_MALFORMED);
        }
    }
}
