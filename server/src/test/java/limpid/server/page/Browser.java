package limpid.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.gate.Routes;

/** Asks for pages as a browser does: keeps its cookie, says where a form comes from. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([0-9a-f]+)\"");

    private final Routes routes;
    private final String peer;
    private final Map<String, String> headers = new HashMap<>(Map.of("host", "limpid.example:8420"));
    private String cookie = "";

    Browser(Routes routes) {
        this(routes, "192.0.2.7");
    }

    Browser(Routes routes, String peer) {
        this.routes = routes;
        this.peer = peer;
    }

    /** A browser that sends this header with every request. */
    Browser sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Reply get(String path) {
        return ask(Method.GET, path, "");
    }

    /** Sends a form from a page of the server itself. */
    Reply post(String path, Map<String, String> fields) {
        headers.put("sec-fetch-site", "same-origin");
        Reply reply = ask(Method.POST, path, encoded(fields));
        headers.remove("sec-fetch-site");
        return reply;
    }

    /** Sends a form as this browser is, without saying where it comes from unless a header does. */
    Reply postAsIs(String path, Map<String, String> fields) {
        return ask(Method.POST, path, encoded(fields));
    }

    String cookie() {
        return cookie;
    }

    void cookie(String value) {
        cookie = value;
    }

    /** The token in the forms of the first page. */
    String formToken() {
        Matcher token = TOKEN.matcher(text(get("/")));
        return token.find() ? token.group(1) : "";
    }

    static String text(Reply reply) {
        return switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) -> new String(bytes, UTF_8);
            case Reply.Body.Flowing _ -> "";
        };
    }

    static Optional<String> header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    private Reply ask(Method method, String target, String form) {
        String path = target.split("\\?", 2)[0];
        List<String> segments =
                path.equals("/") ? List.of() : Arrays.asList(path.substring(1).split("/", -1));
        Endpoint endpoint = routes.at(segments).get(method);
        if (endpoint == null) {
            throw new AssertionError("nothing at " + method + " " + target);
        }
        Map<String, String> sent = new HashMap<>(headers);
        if (!cookie.isEmpty()) {
            sent.put("cookie", "other=1; " + cookie);
        }
        Reply reply = endpoint.answer(
                new Request(method, segments, query(target), sent, peer, false, RequestBody.of(form.getBytes(UTF_8))));
        header(reply, "Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return reply;
    }

    private static Map<String, String> query(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return Map.of();
        }
        return Arrays.stream(target.substring(mark + 1).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
