package limpid.server.account.passkey;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.server.library.commit.Objection;

/**
 * The place at which a passkey works, as the browser knows it. A passkey is bound to the name, an answer to the origin.
 *
 * <p>Source: W3C Web Authentication Level 3, section 4 (relying party identifier): a domain, and never a number.
 *
 * @param id the name, such as {@code limpid.example}
 * @param origin such as {@code https://limpid.example:8420}
 */
public record RelyingParty(String id, String origin) {
    private static final Pattern NUMBER = Pattern.compile("\\[.*]|(.*\\.)?(\\d+|0x[0-9a-f]*)");

    /**
     * The one at an address such as {@code http://localhost:8420}. Fails with: PASSKEYS_UNAVAILABLE (browsers allow none
     * there).
     */
    public static RelyingParty at(String address, Instant now) {
        URI uri = URI.create(address.toLowerCase(Locale.ROOT));
        Optional<String> lacking = lacking(uri);
        if (lacking.isPresent()) {
            throw Objection.of(ReasonCode.PASSKEYS_UNAVAILABLE, new Subject(Scope.SERVER, ""), now)
                    .saw("address", address)
                    .saw("flaw", lacking.get())
                    .exception();
        }
        return new RelyingParty(uri.getHost(), uri.getScheme() + "://" + uri.getHost() + port(uri));
    }

    /** Whether browsers allow passkeys at an address. */
    public static boolean isPossibleAt(String address) {
        return lacking(URI.create(address.toLowerCase(Locale.ROOT))).isEmpty();
    }

    private static Optional<String> lacking(URI uri) {
        String host = uri.getHost();
        if (host == null || NUMBER.matcher(host).matches()) {
            return Optional.of("names, not at numbers");
        }
        boolean isHere = host.equals("localhost") || host.endsWith(".localhost");
        return uri.getScheme().equals("https") || isHere ? Optional.empty() : Optional.of("addresses with https");
    }

    /** Browsers leave out the port that belongs to the scheme. */
    private static String port(URI uri) {
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    }
}
