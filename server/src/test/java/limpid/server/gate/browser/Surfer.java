package limpid.server.gate.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import limpid.server.gate.Desk;

/** A browser: keeps its cookie and says that requests come from a page of ours. */
public final class Surfer {
    private final Desk desk;
    private final String peer;
    private final Map<String, String> headers = new HashMap<>(Map.of(
            "host",
            "cloud.example",
            "sec-fetch-site",
            "same-origin",
            "limpid-protocol",
            "1",
            "user-agent",
            "Surfer/1"));

    /** One that nobody is signed in at. */
    public Surfer(Desk desk, String peer) {
        this.desk = desk;
        this.peer = peer;
    }

    /** The same browser with a header, or without it if {@code value} is empty. */
    public Surfer sending(String name, String value) {
        Surfer other = new Surfer(desk, peer);
        other.headers.putAll(headers);
        if (value.isEmpty()) {
            other.headers.remove(name);
        } else {
            other.headers.put(name, value);
        }
        return other;
    }

    /** The same with one more cookie. */
    public Surfer withCookie(String pair) {
        String known = headers.getOrDefault("cookie", "");
        return sending("cookie", known.isEmpty() ? pair : known + "; " + pair);
    }

    public Desk.Answer get(String target) {
        return ask("GET", target, new byte[0]);
    }

    public Desk.Answer post(String target, String json) {
        return ask("POST", target, json.getBytes(UTF_8));
    }

    public Desk.Answer put(String target, String json) {
        return ask("PUT", target, json.getBytes(UTF_8));
    }

    public Desk.Answer delete(String target) {
        return ask("DELETE", target, new byte[0]);
    }

    public Desk.Answer ask(String method, String target, byte[] body) {
        Map<String, String> sent = new HashMap<>(headers);
        sent.putIfAbsent("content-length", Integer.toString(body.length));
        return desk.answer(new Desk.Ask(method, target, sent, body), peer);
    }
}
