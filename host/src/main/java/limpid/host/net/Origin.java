package limpid.host.net;

import java.net.URI;
import java.util.Locale;

/**
 * Where connections lead.
 *
 * @param isSecure whether over TLS
 * @param host name or address, without brackets
 * @param port never 0
 */
record Origin(boolean isSecure, String host, int port) {
    private static final int PORT_PLAIN = 80;
    private static final int PORT_SECURE = 443;

    /** The origin of an address. Throws {@link IllegalArgumentException} for what is not http or https. */
    static Origin of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("not an address of HTTP: " + uri);
        }
        boolean isSecure = scheme.equals("https");
        int standard = isSecure ? PORT_SECURE : PORT_PLAIN;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Origin(isSecure, bare, uri.getPort() < 0 ? standard : uri.getPort());
    }
}
