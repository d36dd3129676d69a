package limpid.server.gate.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.gate.Routes;
import limpid.wire.json.HttpStatus;
import limpid.wire.message.MalformedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks as the app in somebody's browser does: keeps its cookie, says where it comes from. Also as a device, by its secret. */
final class AppClient {
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Routes routes;
    private final String peer;
    private final Map<String, String> headers = new HashMap<>(Map.of(
            "host", "limpid.example",
            "sec-fetch-site", "same-origin",
            "limpid-protocol", "1",
            "user-agent", FIREFOX));
    private String cookie = "";

    AppClient(Routes routes, String peer) {
        this.routes = routes;
        this.peer = peer;
    }

    /**
     * What came back.
     *
     * @param code of the problem; empty for what is none
     * @param field that a problem names; empty if none
     */
    record Answer(int status, String code, String field, JsonNode json, Map<String, String> evidence) {
        String text(String name) {
            return json.path(name).asString("");
        }
    }

    /** The same browser with another header, or without one if the value is empty. */
    AppClient sending(String name, String value) {
        if (value.isEmpty()) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    String cookie() {
        return cookie;
    }

    AppClient holding(String value) {
        cookie = value;
        return this;
    }

    Answer get(String path) {
        return ask(Method.GET, path, "");
    }

    Answer post(String path, String json) {
        return ask(Method.POST, path, json);
    }

    Answer put(String path, String json) {
        return ask(Method.PUT, path, json);
    }

    Answer delete(String path) {
        return ask(Method.DELETE, path, "");
    }

    Answer ask(Method method, String target, String body) {
        String path = target.split("\\?", 2)[0];
        List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
        Endpoint endpoint = routes.at(segments).get(method);
        if (endpoint == null) {
            throw new AssertionError("nothing at " + method + " " + target);
        }
        Map<String, String> sent = new HashMap<>(headers);
        if (!cookie.isEmpty()) {
            sent.put("cookie", cookie);
        }
        RequestBody bytes = RequestBody.of(body.getBytes(UTF_8));
        try {
            return read(endpoint.answer(new Request(method, segments, query(target), sent, peer, false, bytes)));
        } catch (ReasonException e) {
            Map<String, String> evidence = new HashMap<>();
            e.reason().evidence().forEach(seen -> evidence.put(seen.what(), seen.observed()));
            ReasonCode code = e.reason().code();
            return new Answer(
                    HttpStatus.of(code),
                    code.name(),
                    evidence.getOrDefault("field", ""),
                    MAPPER.createObjectNode(),
                    evidence);
        } catch (MalformedException e) {
            return new Answer(400, "REQUEST_MALFORMED", e.field(), MAPPER.createObjectNode(), Map.of());
        }
    }

    private Answer read(Reply reply) {
        for (Header header : reply.headers()) {
            if (header.name().equals("Set-Cookie")) {
                String pair = header.value().split(";", 2)[0];
                cookie = pair.endsWith("=") ? "" : pair;
            }
        }
        byte[] bytes = reply.body() instanceof Reply.Body.Whole(byte[] whole) ? whole : new byte[0];
        return new Answer(
                reply.status(),
                "",
                "",
                bytes.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(bytes),
                Map.of());
    }

    private static Map<String, String> query(String target) {
        Map<String, String> query = new HashMap<>();
        if (target.contains("?")) {
            for (String pair : target.substring(target.indexOf('?') + 1).split("&")) {
                query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
            }
        }
        return query;
    }
}
