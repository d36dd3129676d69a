package limpid.proof.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The app in a person's browser, as the server sees it: it asks as the app does, and keeps its cookie. */
final class Webpage implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private String cookie = "";

    Webpage(String server) {
        this.server = server;
    }

    /** The answer to a request, which must be of this status. */
    JsonNode ask(String method, String path, String json, int status) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Limpid-Protocol", "1")
                .header("Sec-Fetch-Site", "same-origin")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .method(method, BodyPublishers.ofString(json));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<byte[]> reply = http.send(request.build(), BodyHandlers.ofByteArray());
        if (reply.statusCode() != status) {
            throw new AssertionError(method + " " + path + ": " + reply.statusCode() + " "
                    + new String(reply.body(), UTF_8) + " instead of " + status);
        }
        reply.headers().firstValue("set-cookie").ifPresent(value -> cookie = value.split(";", 2)[0]);
        return reply.body().length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(reply.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
