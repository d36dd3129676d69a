package limpid.server.certificate;

import java.util.Optional;
import limpid.core.chunk.Hash;

/** One way for a server to prove who it is. For one thread at a time. */
sealed interface Proof permits LocalAuthority, OwnCertificate {
    /** The source of evidence. */
    String SOURCE = "certificate";

    /** What to show now. */
    Credentials credentials();

    /** The key that devices shall pin; empty where known authorities vouch for the server. */
    Optional<Hash> pin();

    /** The certificate of the server's own authority, as PEM, for browsers; empty if it has none. */
    Optional<String> authorityCertificate();

    /** Looks whether something else shall be shown from now on; empty if not. Fails with: as at the start. */
    Optional<Credentials> renewed();
}
