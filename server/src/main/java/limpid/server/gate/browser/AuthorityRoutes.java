package limpid.server.gate.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Routes;

/** Where browsers get the certificate of the server's own authority, if it has one. */
public final class AuthorityRoutes implements Routes {
    private static final List<String> PATH = List.of("authority.crt");

    private final Supplier<Optional<String>> authority;

    /** {@code authority} gives the certificate as PEM; empty while there is none. */
    public AuthorityRoutes(Supplier<Optional<String>> authority) {
        this.authority = authority;
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (!path.equals(PATH)) {
            return Map.of();
        }
        return authority
                .get()
                .map(pem -> Map.<Method, Endpoint>of(Method.GET, _ -> certificate(pem)))
                .orElse(Map.of());
    }

    /** Browsers offer to import what comes with this type. */
    private static Reply certificate(String pem) {
        return new Reply(
                200,
                List.of(
                        new Header("Content-Type", "application/x-x509-ca-cert"),
                        new Header("Content-Disposition", "attachment; filename=\"limpid-authority.crt\""),
                        new Header("Cache-Control", "no-store")),
                new Reply.Body.Whole(pem.getBytes(US_ASCII)));
    }
}
