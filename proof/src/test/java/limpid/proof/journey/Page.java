package limpid.proof.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser in which somebody is signed in, as far as the web app's requests go. */
final class Page implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration WITHIN = Duration.ofSeconds(120);
    private static final long LOOK_MILLIS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final CountDownLatch closing = new CountDownLatch(1);
    private String cookie = "";

    /** Signs somebody in at a server. */
    Page(String address, String email, String password) throws IOException, InterruptedException {
        this.address = address;
        HttpResponse<String> reply = ask(
                "POST",
                "/v1/session",
                MAPPER.createObjectNode()
                        .put("email", email)
                        .put("password", password)
                        .toString());
        if (reply.statusCode() != 200) {
            throw new AssertionError("not signed in: " + reply.body());
        }
        cookie = reply.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("limpid-protocol", "1")
                .header("sec-fetch-site", "same-origin")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Something that must go well. */
    void does(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> reply = ask(method, path, body);
        if (reply.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + reply.statusCode() + " " + reply.body());
        }
    }

    /** A device as the panel shows it now. */
    JsonNode device(String name) throws IOException, InterruptedException {
        return MAPPER.readTree(ask("GET", "/v1/devices", "").body())
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A device as soon as the panel shows it so. */
    JsonNode awaits(String name, Predicate<JsonNode> so) throws IOException, InterruptedException {
        long end = System.nanoTime() + WITHIN.toNanos();
        while (true) {
            JsonNode device = device(name);
            if (so.test(device)) {
                return device;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("the panel never showed that; it shows: " + device);
            }
            boolean closed = closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (closed) {
                throw new AssertionError("closed while it was looked at");
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        http.close();
    }
}
