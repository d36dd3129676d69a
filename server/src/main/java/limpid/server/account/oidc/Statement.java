package limpid.server.account.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a provider states of somebody, as its ID token says it. Source: OpenID Connect Core 1.0, sections 2 and 5.1.
 *
 * @param issuer who states it
 * @param readers for whom
 * @param party who asked for it, where there are several readers
 * @param subject who it is there; never changes, never means somebody else
 * @param nonce of the sign-in that it belongs to
 * @param person what else is known of them
 */
record Statement(
        String issuer,
        List<String> readers,
        Optional<String> party,
        String subject,
        Optional<String> nonce,
        Instant issuedAt,
        Instant expires,
        Particulars person) {
    Statement {
        readers = List.copyOf(readers);
    }

    /**
     * What else a provider knows of a person.
     *
     * @param isEmailProved whether it vouches for the address; empty if it does not say
     */
    record Particulars(Optional<String> email, Optional<Boolean> isEmailProved, Optional<String> name) {
        /** These, with what another source adds; an address never comes from one and its proof from the other. */
        Particulars or(Particulars other) {
            Particulars address = email.isPresent() ? this : other;
            return new Particulars(address.email, address.isEmailProved, name.or(other::name));
        }
    }
}
