package limpid.server.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;

/**
 * A key and the certificates that go with it.
 *
 * @param chain never empty; the key's own certificate first, then those above it
 */
record Credentials(PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] PROBE = {'l', 'i', 'm', 'p', 'i', 'd'};

    Credentials {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key goes with a certificate");
        }
    }

    X509Certificate own() {
        return chain.getFirst();
    }

    /** What the key is called: the hash of its public part as certificates hold it. */
    Hash name() {
        return Hash.of(own().getPublicKey().getEncoded());
    }

    Instant begins() {
        return own().getNotBefore().toInstant();
    }

    Instant ends() {
        return own().getNotAfter().toInstant();
    }

    /** The host names and addresses that the certificate is for. */
    List<String> names() {
        try {
            // Pairs of a kind and a text.
            return Optional.ofNullable(own().getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .filter(pair -> pair.get(1) instanceof String)
                    .map(pair -> (String) pair.get(1))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Whether the key is the one that the certificate was made for: what it signs, the certificate proves. */
    boolean belongTogether() {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(own().getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // keys of two kinds
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Credentials[" + own().getSubjectX500Principal() + "]";
    }
}
