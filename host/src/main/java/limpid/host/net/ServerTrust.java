package limpid.host.net;

import limpid.core.chunk.Hash;

/** How a server over TLS proves that it is the right one. */
public sealed interface ServerTrust {
    /** By a certificate that the machine's authorities vouch for. */
    record Authorities() implements ServerTrust {}

    /**
     * By its key, whoever vouches for it and whatever name or dates its certificate carries: the key was learned when
     * the device was paired.
     *
     * @param publicKey SHA-256 of the certificate's SubjectPublicKeyInfo
     */
    record Pinned(Hash publicKey) implements ServerTrust {}
}
