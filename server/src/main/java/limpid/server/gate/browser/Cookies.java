package limpid.server.gate.browser;

import java.util.Optional;
import limpid.server.account.Sessions;
import limpid.server.gate.Request;

/**
 * The one cookie of a signed-in browser. Its name carries a mark of the server, since browsers share cookies between all
 * ports of one host; over TLS it has the prefix that ties it to this host.
 */
public final class Cookies {
    private final String plainName;

    /** The cookies of the server with this id. */
    public Cookies(String serverId) {
        this.plainName = "limpid-" + serverId.substring(0, Math.min(8, serverId.length()));
    }

    /** The value that a browser sent. */
    public Optional<String> read(Request request) {
        String wanted = name(request) + "=";
        for (String pair : request.header("cookie").orElse("").split(";", -1)) {
            String stripped = pair.strip();
            if (stripped.startsWith(wanted)) {
                return Optional.of(stripped.substring(wanted.length()));
            }
        }
        return Optional.empty();
    }

    /** The header that gives a browser its cookie. */
    public String set(Request request, String value) {
        return name(request) + "=" + value + "; Max-Age=" + Sessions.LASTS.toSeconds() + attributes(request);
    }

    /** The header that takes it away. */
    public String clear(Request request) {
        return name(request) + "=; Max-Age=0" + attributes(request);
    }

    private String name(Request request) {
        return Addresses.isSecure(request) ? "__Host-" + plainName : plainName;
    }

    private static String attributes(Request request) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (Addresses.isSecure(request) ? "; Secure" : "");
    }
}
