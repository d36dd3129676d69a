package limpid.server.gate.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAppTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> FILES = Map.of(
            "files.json",
            """
            [{"path":"index.html","type":"text/html; charset=utf-8","size":4,"sha256":"%1$s","immutable":false},
             {"path":"assets/app-1.js","type":"text/javascript","size":9,"sha256":"%1$s","immutable":true,"gzip":3}]""".formatted(HASH),
            "index.html",
            "page",
            "assets/app-1.js",
            "the script",
            "assets/app-1.js.gz",
            "zip");

    private final WebApp app = WebApp.load(path -> FILES.containsKey(path)
                    ? new ByteArrayInputStream(FILES.get(path).getBytes(UTF_8))
                    : null)
            .orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"", "files", "files/0123/more", "s", "devices/d-1"})
    void answersEveryPageAddressWithThePageUnderItsShield(String path) {
        Reply reply = get(path, Map.of()).orElseThrow();
        assertThat(body(reply)).isEqualTo("page");
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(reply, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1/nothing", "assets/app-0.js", "assets", "authority.crt", "healthz", "metrics"})
    void leavesAloneWhatIsNoPage(String path) {
        assertThat(get(path, Map.of())).isEmpty();
    }

    @Test
    void sendsTheCompressedCopyToWhoTakesIt() {
        Reply plain = get("assets/app-1.js", Map.of()).orElseThrow();
        assertThat(body(plain)).isEqualTo("the script");
        assertThat(header(plain, "Cache-Control")).contains("immutable");
        Reply small =
                get("assets/app-1.js", Map.of("accept-encoding", "br, gzip")).orElseThrow();
        assertThat(body(small)).isEqualTo("zip");
        assertThat(header(small, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(small, "ETag")).isNotEqualTo(header(plain, "ETag"));
    }

    @Test
    void savesTheBrowserWhatItHas() {
        String tag = header(get("", Map.of()).orElseThrow(), "ETag");
        Reply again = get("", Map.of("if-none-match", tag)).orElseThrow();
        assertThat(again.status()).isEqualTo(304);
        assertThat(body(again)).isEmpty();
    }

    @Test
    void isNotThereWhenItWasNotBuilt() {
        assertThat(WebApp.load(_ -> null)).isEmpty();
    }

    private Optional<Reply> get(String path, Map<String, String> headers) {
        List<String> segments = path.isEmpty() ? List.of() : List.of(path.split("/"));
        Request request =
                new Request(Method.GET, segments, Map.of(), headers, "127.0.0.1", false, RequestBody.of(new byte[0]));
        return Optional.ofNullable(app.at(segments).get(Method.GET)).map(endpoint -> endpoint.answer(request));
    }

    private static String body(Reply reply) {
        return switch (reply.body()) {
            case Reply.Body.Whole whole -> new String(whole.bytes(), UTF_8);
            case Reply.Body.Flowing _ -> throw new AssertionError("files are here as a whole");
        };
    }

    private static String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }
}
