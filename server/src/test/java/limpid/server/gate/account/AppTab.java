package limpid.server.gate.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.gate.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tab of a browser in which the web app runs: keeps cookies, says where requests come from. */
public final class AppTab {
    private static final JsonMapper JSON = new JsonMapper();

    private final Routes routes;
    private final String address;
    private String peer = "192.0.2.7";
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();

    /** A tab that shows the app at an address such as {@code http://localhost:8420}. */
    public AppTab(Routes routes, String address) {
        this.routes = routes;
        this.address = address;
        headers.put("host", address.replaceAll("^https?://", ""));
        headers.put("sec-fetch-site", "same-origin");
        headers.put("limpid-protocol", "1");
        headers.put("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    }

    /** What a request came to. */
    public record Said(int status, JsonNode json, Reply reply) {
        public String text(String... path) {
            JsonNode at = json;
            for (String step : path) {
                at = at.path(step);
            }
            return at.asString();
        }

        public Optional<String> header(String name) {
            return reply.headers().stream()
                    .filter(header -> header.name().equals(name))
                    .map(Header::value)
                    .findFirst();
        }
    }

    /** Asks from another address from now on. */
    public AppTab from(String address) {
        peer = address;
        return this;
    }

    public AppTab sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public AppTab without(String header) {
        headers.remove(header);
        return this;
    }

    public void cookie(String name, String value) {
        cookies.put(name, value);
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Said get(String target) {
        return ask(Method.GET, target, "");
    }

    public Said post(String target, String json) {
        return ask(Method.POST, target, json);
    }

    public Said put(String target, String json) {
        return ask(Method.PUT, target, json);
    }

    public Said delete(String target) {
        return ask(Method.DELETE, target, "");
    }

    /** The reason for which a request is refused. */
    public Reason refused(Method method, String target, String json) {
        try {
            Said said = ask(method, target, json);
            throw new AssertionError("it was let happen: " + said.status() + " " + said.json());
        } catch (ReasonException e) {
            return e.reason();
        }
    }

    public Said ask(Method method, String target, String json) {
        String[] parts = target.split("\\?", 2);
        List<String> path = Arrays.asList(parts[0].substring(1).split("/", -1));
        Endpoint endpoint = routes.at(path).get(method);
        if (endpoint == null) {
            throw new AssertionError("nothing at " + method + " " + target);
        }
        Map<String, String> sent = new HashMap<>(headers);
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        sent.put("cookie", "other=1; " + jar);
        Reply reply = endpoint.answer(new Request(
                method,
                path,
                query(parts.length > 1 ? parts[1] : ""),
                sent,
                peer,
                address.startsWith("https"),
                RequestBody.of(json.getBytes(UTF_8))));
        reply.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .forEach(header -> keep(header.value()));
        return new Said(reply.status(), body(reply), reply);
    }

    private void keep(String set) {
        String[] pair = set.split(";", 2)[0].split("=", 2);
        if (set.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static JsonNode body(Reply reply) {
        return switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) -> JSON.readTree(bytes.length == 0 ? "{}".getBytes(UTF_8) : bytes);
            case Reply.Body.Flowing _ -> JSON.readTree("{}");
        };
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&", -1))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
