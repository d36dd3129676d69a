package limpid.host.net;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.core.chunk.Hash;

/**
 * The certificates that a server showed, its own first. Never empty.
 *
 * @param certificates each signed by the next, if the server says the truth
 */
record Chain(List<X509Certificate> certificates) {
    /** The place in the table of key usages that says: may sign certificates. Source: RFC 5280, section 4.2.1.3. */
    private static final int SIGNS_CERTIFICATES = 5;

    /** "Authority Information Access": where the certificate of the issuer lies. Source: RFC 5280, section 4.2.2.1. */
    private static final String ISSUER_LIES_AT = "1.3.6.1.5.5.7.1.1";

    /** Words in the names of issuers that open encrypted connections to look inside. */
    private static final List<String> INTERCEPTORS = List.of(
            "adguard",
            "avast",
            "avg ",
            "barracuda",
            "bitdefender",
            "blue coat",
            "burp",
            "charles proxy",
            "check point",
            "cisco umbrella",
            "cloudflare gateway",
            "eset ssl filter",
            "fiddler",
            "forcepoint",
            "fortigate",
            "fortinet",
            "gateway ca - cloudflare",
            "iboss",
            "kaspersky",
            "lightspeed",
            "mcafee web gateway",
            "mitmproxy",
            "netskope",
            "palo alto",
            "portswigger",
            "securly",
            "smoothwall",
            "sonicwall",
            "sophos",
            "squid",
            "trend micro",
            "untangle",
            "watchguard",
            "websense",
            "zscaler");

    Chain {
        certificates = List.copyOf(certificates);
    }

    /** The server's own. */
    X509Certificate leaf() {
        return certificates.getFirst();
    }

    /** What a certificate's key is called. */
    static Hash keyOf(X509Certificate certificate) {
        return Hash.of(certificate.getPublicKey().getEncoded());
    }

    /**
     * The keys that stand behind this server: its own, which the handshake proves, and those of the authorities above it,
     * as far as each signature holds. What a server merely sends along proves nothing.
     */
    List<Hash> provenKeys() {
        List<Hash> keys = new ArrayList<>();
        keys.add(keyOf(leaf()));
        for (int i = 1; i < certificates.size() && isSigned(certificates.get(i - 1), certificates.get(i)); i++) {
            keys.add(keyOf(certificates.get(i)));
        }
        return keys;
    }

    private static boolean isSigned(X509Certificate certificate, X509Certificate by) {
        boolean isAuthority = by.getBasicConstraints() >= 0
                && (by.getKeyUsage() == null || by.getKeyUsage()[SIGNS_CERTIFICATES])
                && certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal());
        try {
            if (isAuthority) {
                certificate.verify(by.getPublicKey());
            }
            return isAuthority;
        } catch (GeneralSecurityException e) {
            return false; // that is the answer to the question
        }
    }

    /** The names and addresses it is for; its subject if it names none. */
    List<String> names() {
        try {
            // The alternative names are pairs of a kind and a text.
            return Optional.ofNullable(leaf().getSubjectAlternativeNames()).stream()
                    .flatMap(names -> names.stream())
                    .filter(pair -> pair.get(1) instanceof String)
                    .map(pair -> (String) pair.get(1))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    String subject() {
        return leaf().getSubjectX500Principal().getName();
    }

    String issuer() {
        return leaf().getIssuerX500Principal().getName();
    }

    /** Whether the issuer is known for opening connections of others. */
    boolean isOfInterceptor() {
        String issuer = issuer().toLowerCase(Locale.ROOT) + " ";
        return INTERCEPTORS.stream().anyMatch(issuer::contains);
    }

    /** Whether there is an issuer to be fetched and the server did not send it, as servers do that are set up in haste. */
    boolean isIncomplete() {
        return certificates.size() == 1
                && !leaf().getIssuerX500Principal().equals(leaf().getSubjectX500Principal())
                && leaf().getExtensionValue(ISSUER_LIES_AT) != null;
    }
}
