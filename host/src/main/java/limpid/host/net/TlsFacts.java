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
 * @param publicKey SHA-256 of its key
 * @param subject whose certificate it says it is
 * @param issuer who vouches for it
 * @param names the names and addresses it is for
 * @param notBefore when it begins to be valid
 * @param notAfter when it ends to be
 * @param chainLength how many certificates the server sent
 * @param refusal why this machine's authorities do not vouch for it; empty if they do
 */
public record TlsFacts(
        String protocol,
        Hash publicKey,
        String subject,
        String issuer,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        int chainLength,
        Optional<Reason> refusal) {
    public TlsFacts {
        names = List.copyOf(names);
    }
}
