package limpid.host.net;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.Reason;

/**
 * What a server showed of itself over TLS.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param keys SHA-256 of its key, which the handshake proved, and of those above it whose signatures hold
 * @param subject whose certificate it says it is
 * @param issuer who vouches for it
 * @param names the names and addresses it is for
 * @param notBefore when it begins to be valid
 * @param notAfter when it ends to be
 * @param chainLength how many certificates the server sent
 * @param isOfInterceptor whether the issuer is known for opening connections of others
 * @param refusal why this machine's authorities do not vouch for it; empty if they do
 */
public record TlsFacts(
        String protocol,
        List<Hash> keys,
        String subject,
        String issuer,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        int chainLength,
        boolean isOfInterceptor,
        Optional<Reason> refusal) {
    public TlsFacts {
        keys = List.copyOf(keys);
        names = List.copyOf(names);
    }

    /** The server's own key. */
    public Hash publicKey() {
        return keys.getFirst();
    }
}
