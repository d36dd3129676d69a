package limpid.server.gate.browser;

import java.util.Optional;
import limpid.server.gate.Request;

/**
 * Tells whether a form came from a page of this very server. Browsers say so themselves; what says nothing is taken for
 * another site's.
 */
public final class SameOrigin {
    private SameOrigin() {}

    /** Whether {@code request} came from a page of this server. */
    public static boolean sent(Request request) {
        Optional<String> site = request.header("sec-fetch-site");
        if (site.isPresent()) {
            return site.get().equals("same-origin");
        }
        Optional<String> host = request.header("host");
        return host.isPresent()
                && request.header("origin")
                        .map(SameOrigin::authority)
                        .filter(host.get()::equalsIgnoreCase)
                        .isPresent();
    }

    /** The scheme may differ where a proxy in front speaks TLS; host and port may not. */
    private static String authority(String origin) {
        int slashes = origin.indexOf("://");
        return slashes < 0 ? "" : origin.substring(slashes + 3);
    }
}
