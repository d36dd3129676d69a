package limpid.host.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.task.Task;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Http} promises, against servers that behave and servers that do not. */
@Timeout(30)
public interface HttpContract {
    Duration PATIENCE = Duration.ofSeconds(20);
    Duration NO_PATIENCE = Duration.ofMillis(200);

    /** A client with no connections yet. */
    Http subject();

    /** A server that the client believes, on this machine. */
    default ScriptedServer server(ScriptedServer.Script script) throws IOException {
        return new ScriptedServer(script);
    }

    @Test
    default void sendsARequestAndReadsTheReply() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = server(c -> {
                    requests.add(c.request());
                    c.say("HTTP/1.1 201 Created\r\nX-Thing: a\r\nx-thing: b\r\nContent-Length: 5\r\n\r\nhello");
                });
                Http http = subject();
                HttpReply reply = http.send(new HttpRequest(
                        "POST", server.uri("/a%2Fb?c=d"), Map.of("X-Mine", "1"), "body!".getBytes(UTF_8), PATIENCE))) {
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.header("x-thing")).contains("a");
            assertThat(reply.body().readAllBytes()).asString().isEqualTo("hello");
        }
        assertThat(requests)
                .singleElement()
                .asString()
                .startsWith("POST /a%2Fb?c=d HTTP/1.1\r\n")
                .containsIgnoringCase("x-mine: 1\r\n")
                .containsIgnoringCase("content-length: 5\r\n")
                .containsIgnoringCase("\r\nhost: 127.0.0.1:")
                .endsWith("\r\n\r\nbody!");
    }

    @Test
    default void readsBodiesInChunksAndBodiesWithoutAnEnd() throws Exception {
        try (ScriptedServer server = server(c -> {
                    c.request();
                    c.say(
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nT: 1\r\n\r\n");
                    c.request();
                    c.say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
                });
                Http http = subject()) {
            assertThat(text(http, server)).isEqualTo("hello!");
            assertThat(text(http, server)).isEqualTo("until the end");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    default void knowsRepliesWithoutABody() throws Exception {
        try (ScriptedServer server = server(c -> {
                    c.request();
                    c.say("HTTP/1.1 204 No Content\r\n\r\n");
                    c.request();
                    c.say("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n");
                    c.request();
                    c.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    c.request();
                    c.say("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n");
                });
                Http http = subject()) {
            assertThat(text(http, server)).isEmpty();
            assertThat(text(http, server)).isEmpty();
            assertThat(text(http, server)).isEmpty();
            try (HttpReply reply =
                    http.send(new HttpRequest("HEAD", server.uri("/"), Map.of(), new byte[0], PATIENCE))) {
                assertThat(reply.body().readAllBytes()).isEmpty();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    default void keepsItsConnectionForTheNextRequest() throws Exception {
        try (ScriptedServer server = server(HttpContract::echo);
                Http http = subject()) {
            for (int i = 0; i < 20; i++) {
                assertThat(text(http, server)).isEqualTo("ok");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    default void takesANewConnectionWhenTheServerEndedTheOld() throws Exception {
        try (ScriptedServer server = server(c -> {
                    c.request();
                    c.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                Http http = subject()) {
            assertThat(text(http, server)).isEqualTo("ok");
            assertThat(text(http, server)).isEqualTo("ok");
            assertThat(text(http, server)).isEqualTo("ok");
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    default void hearsARefusalBeforeItsBodyIsRead() throws Exception {
        try (ScriptedServer server = server(c -> {
                    c.head();
                    c.say("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    c.in().skipNBytes(8_000_000);
                });
                Http http = subject();
                HttpReply reply =
                        http.send(new HttpRequest("POST", server.uri("/"), Map.of(), new byte[8_000_000], PATIENCE))) {
            assertThat(reply.status()).isEqualTo(413);
        }
    }

    @Test
    default void saysWhenTheServerTakesNoMoreBytes() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = server(c -> {
                    c.head();
                    awaitUntilClosed(never);
                });
                Http http = subject()) {
            HttpRequest endless =
                    new HttpRequest("PUT", server.uri("/"), Map.of(), new byte[64_000_000], Duration.ofSeconds(1));
            fails(() -> http.send(endless), ReasonCode.TRANSFER_STALLED);
        }
    }

    @Test
    default void servesManyAtOnce() throws Exception {
        try (ScriptedServer server = server(HttpContract::echo);
                Http http = subject();
                TaskScope scope = new Tasks((_, e) -> e.printStackTrace()).open("many")) {
            List<Task<String>> all = IntStream.range(0, 100)
                    .mapToObj(i -> scope.fork("one", () -> text(http, server)))
                    .toList();
            scope.join();
            assertThat(all).allMatch(task -> task.result().equals("ok"));
        }
    }

    @Test
    default void carriesLongBodiesBothWays() throws Exception {
        byte[] body = new byte[9_000_001];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 7 + (i >> 10));
        }
        try (ScriptedServer server = server(c -> {
                    String request = c.request();
                    byte[] back =
                            request.substring(request.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1);
                    c.say("HTTP/1.1 200 OK\r\nContent-Length: " + back.length + "\r\n\r\n");
                    c.out().write(back);
                    c.out().flush();
                });
                Http http = subject();
                HttpReply reply = http.send(new HttpRequest("PUT", server.uri("/"), Map.of(), body, PATIENCE))) {
            assertThat(reply.body().readAllBytes()).isEqualTo(body);
        }
    }

    @Test
    default void followsNoRedirect() throws Exception {
        try (ScriptedServer server = server(c -> {
                    c.request();
                    c.say("HTTP/1.1 302 Found\r\nLocation: http://sign-in.example/\r\nContent-Length: 0\r\n\r\n");
                });
                Http http = subject();
                HttpReply reply = http.send(get(server.uri("/"), PATIENCE))) {
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.header("location")).contains("http://sign-in.example/");
        }
    }

    @Test
    default void tellsARefusalFromANameThatIsNotKnown() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (Http http = subject()) {
            fails(
                    () -> http.send(get(URI.create("http://127.0.0.1:" + free + "/"), PATIENCE)),
                    ReasonCode.SERVER_UNREACHABLE,
                    ReasonCode.OFFLINE);
            fails(
                    () -> http.send(get(URI.create("http://no-such-host.invalid/"), PATIENCE)),
                    ReasonCode.DNS_FAILURE,
                    ReasonCode.OFFLINE);
        }
    }

    @Provokes(ReasonCode.TRANSFER_STALLED)
    @Test
    default void saysWhenTheServerIsSilent() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = server(c -> {
                    c.request();
                    awaitUntilClosed(never);
                });
                Http http = subject()) {
            fails(() -> http.send(get(server.uri("/"), NO_PATIENCE)), ReasonCode.TRANSFER_STALLED);
        }
    }

    @Test
    default void saysWhenABodyStalls() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = server(c -> {
                    c.request();
                    c.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsome");
                    awaitUntilClosed(never);
                });
                Http http = subject();
                HttpReply reply = http.send(get(server.uri("/"), NO_PATIENCE))) {
            assertThat(reply.body().readNBytes(4)).asString().isEqualTo("some");
            assertThatThrownBy(() -> reply.body().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Provokes(ReasonCode.TRANSFER_INTERRUPTED)
    @Test
    default void saysWhenTheConnectionBreaks() throws Exception {
        try (ScriptedServer server = server(ScriptedServer.Conversation::request);
                Http http = subject()) {
            fails(
                    () -> http.send(new HttpRequest("POST", server.uri("/"), Map.of(), new byte[] {1}, PATIENCE)),
                    ReasonCode.TRANSFER_INTERRUPTED);
        }
        try (ScriptedServer server = server(c -> {
                    c.request();
                    c.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsome");
                });
                Http http = subject()) {
            assertThatThrownBy(() -> readAll(http, get(server.uri("/"), PATIENCE)))
                    .satisfies(HttpContract::isBroken);
        }
    }

    private static void readAll(Http http, HttpRequest request) throws IOException {
        try (HttpReply reply = http.send(request)) {
            reply.body().readAllBytes();
        }
    }

    /** A connection that ends right behind the head may be seen to end before the body is asked for. */
    private static void isBroken(Throwable thrown) {
        if (thrown instanceof ReasonException reason) {
            assertThat(reason.reason().code()).isEqualTo(ReasonCode.TRANSFER_INTERRUPTED);
        } else {
            assertThat(thrown).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    default void refusesWhatIsNotHttp() throws Exception {
        try (ScriptedServer server = server(c -> {
                    c.request();
                    c.say("220 mail.example ESMTP\r\n\r\n");
                });
                Http http = subject()) {
            fails(() -> http.send(get(server.uri("/"), PATIENCE)), ReasonCode.TRANSFER_INTERRUPTED);
        }
    }

    @Test
    default void endsWhenItsTaskIsCancelled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = server(c -> {
                    c.request();
                    asked.countDown();
                    awaitUntilClosed(never);
                });
                Http http = subject()) {
            Task<HttpReply> task;
            try (TaskScope scope = new Tasks((_, e) -> e.printStackTrace()).openLasting("test")) {
                task = scope.fork("send", () -> http.send(get(server.uri("/"), PATIENCE)));
                asked.await();
            }
            fails(task::result, ReasonCode.TRANSFER_INTERRUPTED);
        }
    }

    private static void awaitUntilClosed(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(ScriptedServer.Conversation c) throws IOException {
        while (!c.request().isEmpty()) {
            c.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
    }

    private static HttpRequest get(URI uri, Duration deadline) {
        return new HttpRequest("GET", uri, Map.of(), new byte[0], deadline);
    }

    private static String text(Http http, ScriptedServer server) {
        try (HttpReply reply = http.send(get(server.uri("/"), PATIENCE))) {
            return new String(reply.body().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fails(ThrowingCallable call, ReasonCode... codes) {
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.reason().code()).isIn((Object[]) codes));
    }
}
