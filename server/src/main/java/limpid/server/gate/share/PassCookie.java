package limpid.server.gate.share;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Addresses;

/**
 * The cookie of a visitor, one for each link that is open in a browser; it is sent to paths of links only.
 */
final class PassCookie {
    private static final Duration LASTS = Duration.ofHours(12);
    private static final String PATH = "/v1/shared";
    private static final String NAME = "limpid-share-";

    private PassCookie() {}

    /** The pass that a browser shows for a link. */
    static Optional<String> read(Request request, String share) {
        String wanted = name(request, share) + "=";
        return Arrays.stream(request.header("cookie").orElse("").split(";", -1))
                .map(String::strip)
                .filter(pair -> pair.startsWith(wanted))
                .map(pair -> pair.substring(wanted.length()))
                .findFirst();
    }

    /** The header that gives a browser its pass. */
    static String set(Request request, String share, String pass) {
        return name(request, share) + "=" + pass + "; Max-Age=" + LASTS.toSeconds() + "; Path=" + PATH
                + "; HttpOnly; SameSite=Strict" + (Addresses.isSecure(request) ? "; Secure" : "");
    }

    private static String name(Request request, String share) {
        return (Addresses.isSecure(request) ? "__Secure-" : "") + NAME + share;
    }
}
