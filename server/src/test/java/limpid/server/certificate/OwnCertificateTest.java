package limpid.server.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.List;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SystemChance;
import limpid.host.time.SimClock;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnCertificateTest {
    @TempDir
    private Path folder = Path.of("");

    private final SimClock clock = new SimClock();
    private final KeyPair authorityPair = Signing.newPair();

    @BeforeEach
    void writeAPair() throws Exception {
        KeyPair pair = Signing.newPair();
        write("cert.pem", certificate(pair.getPublic()));
        write("key.pem", key(pair.getPrivate()));
        KeyPair other = Signing.newPair();
        write("other-key.pem", key(other.getPrivate()));
        write("noise.pem", "-----BEGIN CERTIFICATE-----\nbm9pc2U=\n-----END CERTIFICATE-----\n");
        write("words.pem", "Dear operator, here is nothing.\n");
        write("locked.pem", """
                -----BEGIN ENCRYPTED PRIVATE KEY-----
                MIGjMF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBAIgbF7a3Fk0zdjJgM5
                -----END ENCRYPTED PRIVATE KEY-----
                """);
    }

    @Provokes(ReasonCode.SETTINGS_INVALID)
    @ParameterizedTest
    @CsvSource({
        "absent.pem, key.pem, tls.certificate, is not there",
        "cert.pem, absent.pem, tls.key, is not there",
        "words.pem, key.pem, tls.certificate, holds no certificate",
        "noise.pem, key.pem, tls.certificate, not well-formed",
        "cert.pem, words.pem, tls.key, holds no key",
        "cert.pem, cert.pem, tls.key, holds no key",
        "cert.pem, locked.pem, tls.key, cannot be used",
        "cert.pem, other-key.pem, tls.key, was made for"
    })
    void saysWhichFileIsWrongAndHow(String certificate, String key, String setting, String said) {
        Reason reason = refusal(certificate, key);
        assertThat(reason.code()).isEqualTo(ReasonCode.SETTINGS_INVALID);
        assertThat(reason.observed("setting")).contains(setting);
        assertThat(reason.observed("problem").orElseThrow()).contains(said).doesNotContain("BEGIN");
    }

    @Test
    void refusesAFileThatItMayNotRead() throws Exception {
        Files.createDirectory(folder.resolve("folder.pem"));
        assertThat(refusal("folder.pem", "key.pem").observed("problem").orElseThrow())
                .contains("cannot be read");
    }

    @Provokes({ReasonCode.CERT_EXPIRED, ReasonCode.CERT_NOT_YET_VALID})
    @ParameterizedTest
    @CsvSource({"400, CERT_EXPIRED", "-400, CERT_NOT_YET_VALID"})
    void refusesOneThatIsOutOfTime(int days, ReasonCode code) {
        clock.jump(Duration.ofDays(days));
        Reason reason = refusal("cert.pem", "key.pem");
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.observed("path")).contains(folder.resolve("cert.pem").toString());
        assertThat(reason.observed("not-after-at")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"EC, false", "EC, true", "RSA, false", "RSA, true"})
    void readsKeysInTheirUsualForms(String algorithm, boolean isOldForm) throws Exception {
        KeyPair pair = algorithm.equals("EC")
                ? Signing.newPair()
                : KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        write("cert.pem", certificate(pair.getPublic()));
        write("key.pem", isOldForm ? oldForm(pair.getPrivate()) : key(pair.getPrivate()));
        assertThat(open("cert.pem", "key.pem").credentials().names()).containsExactly("home.example");
    }

    @Test
    void showsTheNewOneWhenItsFilesChange() throws Exception {
        OwnCertificate own = open("cert.pem", "key.pem");
        assertThat(own.renewed()).isEmpty();
        KeyPair fresh = Signing.newPair();
        write("cert.pem", certificate(fresh.getPublic()));
        // Whoever renews writes two files, one after the other.
        assertThat(catchThrowableOfType(ReasonException.class, own::renewed)).isNotNull();
        write("key.pem", key(fresh.getPrivate()));
        assertThat(own.renewed().orElseThrow().own().getPublicKey()).isEqualTo(fresh.getPublic());
        assertThat(own.renewed()).isEmpty();
    }

    @Test
    void isPinnedByNobody() {
        assertThat(open("cert.pem", "key.pem").pin()).isEmpty();
        assertThat(open("cert.pem", "key.pem").authorityCertificate()).isEmpty();
    }

    private OwnCertificate open(String certificate, String key) {
        return new OwnCertificate(folder.resolve(certificate), folder.resolve(key), clock);
    }

    private Reason refusal(String certificate, String key) {
        return catchThrowableOfType(ReasonException.class, () -> open(certificate, key))
                .reason();
    }

    private String certificate(PublicKey key) {
        Signing signing = new Signing(new SystemChance(), clock.now());
        Credentials authority = new Credentials(
                authorityPair.getPrivate(), List.of(signing.authority(authorityPair, "Some Authority")));
        return Pem.write(signing.server(key, List.of("home.example"), authority)) + Pem.write(authority.own());
    }

    private static String key(PrivateKey key) throws IOException {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** As older tools write it: of one kind of key only, a curve named beside the number. */
    private static String oldForm(PrivateKey key) throws IOException {
        if (key instanceof ECPrivateKey curve) {
            var form = new org.bouncycastle.asn1.sec.ECPrivateKey(256, curve.getS(), SECObjectIdentifiers.secp256r1);
            return pem("EC PRIVATE KEY", form.getEncoded());
        }
        byte[] form = PrivateKeyInfo.getInstance(key.getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        return pem("RSA PRIVATE KEY", form);
    }

    private static String pem(String kind, byte[] bytes) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(kind, bytes));
        }
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
