package limpid.server.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.settings.Secret;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.gate.Routes;
import limpid.server.library.Rig;
import limpid.server.measure.Ended.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
    /** What Prometheus takes for a line; from its own description of the form. */
    private static final Pattern LINE = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*"
            + "(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\"(,[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\")*})?"
            + " (-?[0-9.eE+-]+|\\+Inf|NaN)");

    private final Rig rig = new Rig();
    private final Metrics metrics = new Metrics();

    private static Request request(Method method, String path, String peer, Map<String, String> headers) {
        List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
        return new Request(method, segments, Map.of(), headers, peer, false, RequestBody.of(new byte[0]));
    }

    private Reply show(Optional<String> token, String peer, Map<String, String> headers) {
        MetricsRoutes routes = new MetricsRoutes(
                metrics,
                () -> List.of(
                        Sample.of("limpid_homes", "Homes.", 2),
                        Sample.of("limpid_info", "Release.", "version", "a\"b\\c\nd", 1)),
                token.map(Secret::new),
                rig.clock);
        Endpoint endpoint = routes.at(List.of("metrics")).get(Method.GET);
        return endpoint.answer(request(Method.GET, "/metrics", peer, headers));
    }

    private static String text(Reply reply) {
        return switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) -> new String(bytes, UTF_8);
            case Reply.Body.Flowing _ -> "";
        };
    }

    private void heard(String name, int status, long millis) {
        metrics.heard(
                new Ended(Kind.REQUEST, name, status, Instant.EPOCH, Duration.ofMillis(millis), Optional.empty()));
    }

    @Test
    void standInTheFormThatPrometheusReads() {
        heard("GET /v1/state", 200, 3);
        heard("GET /v1/state", 200, 700);
        heard("GET /v1/state", 404, 90_000);
        String text = text(show(Optional.empty(), "127.0.0.1", Map.of()));
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> LINE.matcher(line).matches(), "is a line");
        assertThat(text)
                .contains("# TYPE limpid_requests_total counter\n")
                .contains("limpid_requests_total{route=\"GET /v1/state\",status=\"200\"} 2\n")
                .contains("limpid_request_seconds_bucket{le=\"0.005\",route=\"GET /v1/state\"} 1\n")
                .contains("limpid_request_seconds_bucket{le=\"2.5\",route=\"GET /v1/state\"} 2\n")
                .contains("limpid_request_seconds_bucket{le=\"+Inf\",route=\"GET /v1/state\"} 3\n")
                .contains("limpid_request_seconds_sum{route=\"GET /v1/state\"} 90.703\n")
                .contains("limpid_request_seconds_count{route=\"GET /v1/state\"} 3\n")
                .contains("limpid_homes 2\n")
                .contains("limpid_info{version=\"a\\\"b\\\\c\\nd\"} 1\n");
        assertThat(text.lines().filter(line -> line.startsWith("# TYPE")))
                .as("each family once")
                .doesNotHaveDuplicates();
    }

    @Test
    void stayBoundedWhateverIsAsked() {
        for (int i = 0; i < Metrics.NAMES_MAX + 300; i++) {
            heard("GET /v1/" + i, 200, 1);
        }
        String text = text(show(Optional.empty(), "127.0.0.1", Map.of()));
        assertThat(text.lines().filter(line -> line.startsWith("limpid_requests_total{")))
                .hasSize(Metrics.NAMES_MAX + 1);
        assertThat(text).contains("limpid_requests_total{route=\"other\",status=\"200\"} 300\n");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', '', '', 200",
        "::1, '', '', '', 200",
        "192.0.2.7, '', '', '', 403",
        "127.0.0.1, x-forwarded-for, 192.0.2.7, '', 403",
        "127.0.0.1, via, a proxy, '', 403",
        "127.0.0.1, '', '', long-enough-token, 403",
        "192.0.2.7, authorization, Bearer long-enough-token, long-enough-token, 200",
        "192.0.2.7, authorization, Bearer wrong, long-enough-token, 403",
        "192.0.2.7, authorization, Bearer , '', 403",
    })
    void areForThisMachineOrForWhoShowsTheToken(String peer, String header, String value, String token, int status) {
        Map<String, String> headers = header.isEmpty() ? Map.of() : Map.of(header, value);
        Optional<String> wanted = Optional.of(token).filter(text -> !text.isEmpty());
        if (status == 200) {
            assertThat(show(wanted, peer, headers).status()).isEqualTo(200);
        } else {
            assertThat(reasonOf(() -> show(wanted, peer, headers)).code())
                    .isEqualTo(ReasonCode.PERMISSION_DENIED_REMOTE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/state, /v1/state",
        "/v1/collections/files/commits, /v1/collections/*/commits",
        "/v1/collections/files-p-12/items/0123456789abcdef0123456789abcdef/content, /v1/collections/*/items/*/content",
        "/v1/account/totp/begin, /v1/account/totp/begin",
        "/v1/invitations/secret, /v1/invitations/*",
        "/v1/invitations/h-1.x.yz, /v1/invitations/*",
        "/v1/admin/people/h-1/p-2/disabled, /v1/admin/people/*/*/disabled",
        "/v1/home/members/ann/recovery, /v1/home/members/*/recovery",
        "/assets/app-1234.js, /*",
        "/, /*",
        "/metrics, /metrics",
    })
    void nameRoutesWithoutAnybodysIds(String path, String name) {
        assertThat(RouteName.of(Arrays.asList(path.substring(1).split("/", -1))))
                .isEqualTo(name);
    }

    @Test
    void hearHowARequestEndedInWhateverWay() throws IOException {
        List<Ended> heard = new ArrayList<>();
        Routes inner = path -> switch (path.getLast()) {
            case "well" -> Map.of(Method.GET, request -> Reply.empty(204));
            case "refused" ->
                Map.of(Method.GET, request -> {
                    throw new ReasonException(Reason.of(ReasonCode.NOT_FOUND, Subject.server(""), rig.clock.now()));
                });
            case "broken" ->
                Map.of(Method.GET, request -> {
                    throw new IllegalStateException("a bug");
                });
            default ->
                Map.of(
                        Method.GET,
                        request -> new Reply(200, List.of(), new Reply.Body.Flowing(-1, out -> {
                            rig.clock.pass(Duration.ofSeconds(7));
                            out.write(1);
                        })));
        };
        HeardRoutes routes = new HeardRoutes(inner, heard::add, rig.clock);
        assertThat(ask(routes, "well").status()).isEqualTo(204);
        assertThat(reasonOf(() -> ask(routes, "refused")).code()).isEqualTo(ReasonCode.NOT_FOUND);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ask(routes, "broken"))
                .isInstanceOf(IllegalStateException.class);
        Reply flowing = ask(routes, "flowing");
        assertThat(heard).extracting(Ended::status).containsExactly(204, 404, 500);
        if (flowing.body() instanceof Reply.Body.Flowing body) {
            body.source().writeTo(new ByteArrayOutputStream());
        }
        assertThat(heard.getLast().took()).isEqualTo(Duration.ofSeconds(7));
        assertThat(heard.getLast().name()).isEqualTo("GET /v1/flowing");
    }

    private static Reply ask(Routes routes, String last) {
        Endpoint endpoint = routes.at(List.of("v1", last)).get(Method.GET);
        return endpoint.answer(request(Method.GET, "/v1/" + last, "127.0.0.1", Map.of()));
    }

    @Test
    void keepTheLimitsOfWhatTheyHear() {
        Endpoint small = request -> Reply.empty(204);
        HeardRoutes routes = new HeardRoutes(path -> Map.of(Method.PUT, small.upTo(123)), ended -> {}, rig.clock);
        assertThat(routes.at(List.of("v1")).get(Method.PUT).bodyBytesMax()).isEqualTo(123);
    }
}
