package limpid.host.net;

import limpid.core.chunk.Hash;

/** How a server over TLS proves that it is the right one. */
public sealed interface ServerTrust {
    /** By a certificate for its name that the machine's authorities vouch for. */
    record Authorities() implements ServerTrust {}

    /**
     * By a key that was learned when the device was paired: the server's own, or that of the authority that signed its
     * certificate. Whatever name or dates the certificate carries: who has the key is the server, wherever it moved and
     * whatever the clocks say.
     *
     * @param publicKey SHA-256 of the key as a SubjectPublicKeyInfo
     */
    record Pinned(Hash publicKey) implements ServerTrust {}
}
