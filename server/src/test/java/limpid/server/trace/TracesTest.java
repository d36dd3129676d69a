package limpid.server.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import limpid.server.measure.Ended;
import limpid.server.measure.Ended.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a collector of this process that keeps what it is told, in OpenTelemetry's own bytes. */
class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final BlockingQueue<byte[]> told = new LinkedBlockingQueue<>();
    private HttpServer collector;

    @BeforeEach
    void open() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            told.add(isPacked ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void close() {
        collector.stop(0);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
    }

    private static Ended ended(Kind kind, String name, Optional<String> parent) {
        return new Ended(kind, name, 200, Instant.parse("2026-11-21T10:00:00Z"), Duration.ofMillis(5), parent);
    }

    @Test
    void tellACollectorOfRequestsAndJobs() throws InterruptedException {
        try (Traces traces = Traces.to(uri())) {
            traces.heard(ended(Kind.REQUEST, "GET /v1/state", Optional.of("00-" + TRACE + "-b7ad6b7169203331-01")));
            traces.heard(ended(Kind.JOB, "backup", Optional.empty()));
        }
        byte[] body = told.poll(20, TimeUnit.SECONDS);
        assertThat(body).as("what the collector heard").isNotNull();
        String text = new String(body, ISO_8859_1);
        assertThat(text).contains("GET /v1/state").contains("backup").contains("service.name");
        assertThat(HexFormat.of().formatHex(body))
                .as("the asker's trace goes on")
                .contains(TRACE);
    }

    @Test
    void takeNothingForATraceThatIsNone() throws InterruptedException {
        try (Traces traces = Traces.to(uri())) {
            traces.heard(ended(Kind.REQUEST, "GET /v1/state", Optional.of("00-xyz; DROP")));
        }
        assertThat(new String(told.poll(20, TimeUnit.SECONDS), ISO_8859_1)).contains("GET /v1/state");
    }

    @Test
    void endSoonWhenNobodyListens() {
        collector.stop(0);
        long begin = System.nanoTime();
        try (Traces traces = Traces.to(uri())) {
            traces.heard(ended(Kind.JOB, "backup", Optional.empty()));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }
}
