package limpid.server.account.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Which addresses this server asks: encrypted ones, and those on its own machine. */
final class Issuers {
    private static final int LENGTH_MAX = 500;

    private Issuers() {}

    /** What is wrong with an address; empty if nothing is. */
    static Optional<String> flaw(String address) {
        if (address.length() > LENGTH_MAX) {
            return Optional.of("longer than " + LENGTH_MAX + " characters");
        }
        try {
            URI uri = new URI(address);
            boolean isPlainHere = "http".equals(uri.getScheme()) && isHere(uri);
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || isPlainHere)) {
                return Optional.of("not an address that begins with https://");
            }
            return uri.getUserInfo() == null && uri.getFragment() == null
                    ? Optional.empty()
                    : Optional.of("an address with a name or a fragment in it");
        } catch (URISyntaxException e) {
            return Optional.of("not an address");
        }
    }

    private static boolean isHere(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
