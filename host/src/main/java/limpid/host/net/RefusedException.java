package limpid.host.net;

import java.io.Serial;
import java.security.cert.CertificateException;
import java.util.Optional;
import limpid.core.chunk.Hash;

/** A server did not prove that it is the right one; remembers what it showed. Its cause says what was wrong. */
final class RefusedException extends CertificateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Chain chain;
    private final transient Optional<Hash> pinned;

    /** For what another one found wrong. */
    RefusedException(Chain chain, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.chain = chain;
        this.pinned = Optional.empty();
    }

    /** For a server that has another key than it was paired with. */
    RefusedException(Chain chain, Hash pinned) {
        super("the server has another key than the one this device was paired with");
        this.chain = chain;
        this.pinned = Optional.of(pinned);
    }

    /** What the server showed. */
    Chain chain() {
        return chain;
    }

    /** The key that it should have proved; empty if none was learned. */
    Optional<Hash> pinned() {
        return pinned;
    }
}
