package limpid.server.gate.browser;

import java.util.Locale;
import java.util.regex.Pattern;
import limpid.server.gate.Request;

/** How this server is reached, as the browser that asks reached it. */
public final class Addresses {
    /** What may stand in a Host header that we show in a command. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?");

    private Addresses() {}

    /** Such as {@code http://127.0.0.1:8420}. */
    public static String own(Request request) {
        String host = request.header("host")
                .filter(text -> HOST.matcher(text).matches())
                .orElse("localhost");
        return (isSecure(request) ? "https://" : "http://") + host;
    }

    /** Whether the browser speaks TLS: with us, or with a proxy on this machine that says so. */
    public static boolean isSecure(Request request) {
        boolean byProxyHere = isLoopback("://" + request.peer())
                && request.header("x-forwarded-proto").filter("https"::equals).isPresent();
        return request.secure() || byProxyHere;
    }

    /** Whether only this machine reaches {@code address}. */
    public static boolean isLoopback(String address) {
        String host = address.substring(address.indexOf("://") + 3).toLowerCase(Locale.ROOT);
        return host.startsWith("127.")
                || host.startsWith("localhost")
                || host.startsWith("[::1]")
                || host.equals("::1");
    }
}
