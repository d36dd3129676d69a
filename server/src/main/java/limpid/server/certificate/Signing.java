package limpid.server.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import limpid.host.chance.Chance;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates: EC on P-256, which every browser and every Java reads. Keys are the JDK's own chance. */
final class Signing {
    /** Long, since its end helps nobody: devices pin the key, and the certificate is made anew around it. */
    private static final Duration AUTHORITY_LASTS = Duration.ofDays(20 * 365);
    /** Some browsers refuse server certificates that last much longer than a year. */
    private static final Duration SERVER_LASTS = Duration.ofDays(397);
    /** For clocks that are a little behind. */
    private static final Duration BEGINS_BEFORE = Duration.ofDays(1);

    private static final int SERIAL_BYTES = 16;
    private static final int NAME_LENGTH_MAX = 64;

    private final Chance chance;
    private final Instant now;

    Signing(Chance chance, Instant now) {
        this.chance = chance;
        this.now = now;
    }

    static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    /** A certificate in which an authority vouches for itself. */
    X509Certificate authority(KeyPair pair, String name) {
        X500Name self = name(name);
        return made(() -> {
            JcaX509v3CertificateBuilder builder = builder(self, self, pair.getPublic(), AUTHORITY_LASTS);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return signed(builder, pair.getPrivate());
        });
    }

    /** A certificate in which {@code authority} vouches for a server at these names and addresses. */
    X509Certificate server(PublicKey key, List<String> names, Credentials authority) {
        return made(() -> {
            X500Name issuer = X500Name.getInstance(
                    authority.own().getSubjectX500Principal().getEncoded());
            JcaX509v3CertificateBuilder builder = builder(issuer, name(names.getFirst()), key, SERVER_LASTS);
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, generalNames(names));
            builder.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(authority.own().getPublicKey()));
            return signed(builder, authority.key());
        });
    }

    private JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Duration lasts) {
        BigInteger serial =
                new BigInteger(1, chance.bytes(SERIAL_BYTES)).shiftRight(1).setBit(0);
        Date from = Date.from(now.minus(BEGINS_BEFORE));
        return new JcaX509v3CertificateBuilder(
                issuer, serial, from, Date.from(now.minus(BEGINS_BEFORE).plus(lasts)), subject, key);
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static X500Name name(String text) {
        String common = text.length() <= NAME_LENGTH_MAX ? text : text.substring(0, NAME_LENGTH_MAX);
        return new X500NameBuilder().addRDN(BCStyle.CN, common).build();
    }

    private static GeneralNames generalNames(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(isNumber(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    /** Whether this is an address in numbers, not a name. */
    static boolean isNumber(String name) {
        return name.contains(":") || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    /** The one spelling of a name: one address of version 6 can be written in many ways. */
    static String canonical(String name) {
        return isNumber(name) ? InetAddress.ofLiteral(name).getHostAddress() : name.toLowerCase(Locale.ROOT);
    }

    /** Makes something, none of whose failures is one of the world. */
    private interface Making {
        X509Certificate make() throws GeneralSecurityException, IOException, OperatorCreationException;
    }

    private static X509Certificate made(Making making) {
        try {
            return making.make();
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate could not be made", e);
        }
    }
}
