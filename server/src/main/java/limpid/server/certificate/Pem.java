package limpid.server.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Keys and certificates as text. Source: RFC 7468. */
final class Pem {
    private static final int LINE_LENGTH = 64;

    private Pem() {}

    /** What a text holds, in its order. */
    record Contents(List<PrivateKey> keys, List<X509Certificate> certificates) {
        Contents {
            keys = List.copyOf(keys);
            certificates = List.copyOf(certificates);
        }
    }

    /** A text that is not understood; its message says why, for people, without anything of the text. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** Reads keys, in any of their usual forms, and certificates; skips what else there is. */
    static Contents read(String text) throws UnreadableException {
        List<PrivateKey> keys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        JcaPEMKeyConverter toKey = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                switch (part) {
                    case PEMKeyPair pair -> keys.add(toKey.getPrivateKey(pair.getPrivateKeyInfo()));
                    case PrivateKeyInfo key -> keys.add(toKey.getPrivateKey(key));
                    case X509CertificateHolder one ->
                        certificates.add(new JcaX509CertificateConverter().getCertificate(one));
                    case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                        throw new UnreadableException("the key is locked with a password; store it without one");
                    default -> {
                        // parameters of curves, requests and the like
                    }
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableException("it is not well-formed PEM");
        }
        return new Contents(keys, certificates);
    }

    /** The text of a key and its certificates. */
    static String write(Credentials credentials) {
        StringBuilder text =
                new StringBuilder(block("PRIVATE KEY", credentials.key().getEncoded()));
        credentials.chain().forEach(certificate -> text.append(write(certificate)));
        return text.toString();
    }

    /** The text of a certificate. */
    static String write(X509Certificate certificate) {
        return block("CERTIFICATE", encoded(certificate));
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without its bytes", e);
        }
    }

    private static String block(String kind, byte[] bytes) {
        String lines =
                Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
