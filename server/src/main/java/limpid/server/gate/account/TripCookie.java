package limpid.server.gate.account;

import java.util.Arrays;
import java.util.Optional;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Addresses;

/**
 * What a browser keeps while it is away at a provider, so that the sign-in ends where it began. Unlike the cookie of who is
 * signed in, it comes back with a visit that another site leads to.
 */
final class TripCookie {
    private final String plainName;

    TripCookie(String serverId) {
        this.plainName = "limpid-" + serverId.substring(0, Math.min(8, serverId.length())) + "-trip";
    }

    Optional<String> read(Request request) {
        String wanted = name(request) + "=";
        return Arrays.stream(request.header("cookie").orElse("").split(";", -1))
                .map(String::strip)
                .filter(pair -> pair.startsWith(wanted))
                .map(pair -> pair.substring(wanted.length()))
                .findFirst();
    }

    String set(Request request, String value) {
        return name(request) + "=" + value + "; Max-Age=" + ProviderSignIn.LASTS.toSeconds() + attributes(request);
    }

    String clear(Request request) {
        return name(request) + "=; Max-Age=0" + attributes(request);
    }

    private String name(Request request) {
        return Addresses.isSecure(request) ? "__Host-" + plainName : plainName;
    }

    private static String attributes(Request request) {
        return "; Path=/; HttpOnly; SameSite=Lax" + (Addresses.isSecure(request) ? "; Secure" : "");
    }
}
