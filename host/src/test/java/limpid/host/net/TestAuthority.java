package limpid.host.net;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import limpid.core.chunk.Hash;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority that signs whatever a test asks for. */
public final class TestAuthority {
    private static final Duration DAY = Duration.ofDays(1);

    private final X500Name name;
    private final KeyPair pair = pair();
    private final X509Certificate certificate;

    /** An authority with a key of its own; two may have one name. */
    public TestAuthority(String name) {
        this.name = new X500Name(name);
        this.certificate =
                signed(new Wish(name, Instant.now().minus(DAY), Instant.now().plus(DAY), List.of(), false), pair, true);
    }

    /**
     * What a certificate shall say.
     *
     * @param names host names and addresses
     * @param tellsOfIssuer whether it says where its issuer's certificate lies, as those of public authorities do
     */
    public record Wish(String subject, Instant from, Instant to, List<String> names, boolean tellsOfIssuer) {
        public Wish {
            names = List.copyOf(names);
        }

        /** One that is valid today. */
        public static Wish of(String... names) {
            return new Wish(
                    "CN=home.example", Instant.now().minus(DAY), Instant.now().plus(DAY), List.of(names), false);
        }

        /** The same in another time, in days from now. */
        public Wish between(int fromDays, int toDays) {
            Instant now = Instant.now();
            return new Wish(
                    subject, now.plus(DAY.multipliedBy(fromDays)), now.plus(DAY.multipliedBy(toDays)), names, false);
        }

        /** The same, with word of where its issuer's certificate lies. */
        public Wish tellingOfIssuer() {
            return new Wish(subject, from, to, names, true);
        }
    }

    /** A key and the certificates that go with it, its own first. */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {
        public Identity {
            chain = List.copyOf(chain);
        }

        /** Without those above it. */
        public Identity alone() {
            return new Identity(key, chain.subList(0, 1));
        }

        /** With another one claimed to be above it. */
        public Identity claiming(X509Certificate above) {
            return new Identity(key, List.of(chain.getFirst(), above));
        }

        /** What its own key is called. */
        public Hash name() {
            return Hash.of(chain.getFirst().getPublicKey().getEncoded());
        }

        /** What a server needs to show it. */
        public SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(new KeyManager[] {new OneKey(this)}, null, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A server that shows it and answers each connection by a script. */
        public ScriptedServer server(ScriptedServer.Script script) throws IOException {
            return new ScriptedServer(context().getServerSocketFactory(), script);
        }
    }

    /** Shows one identity to everybody, right or wrong: a key store would refuse a chain that does not hold. */
    private static final class OneKey extends X509ExtendedKeyManager {
        private final Identity identity;

        OneKey(Identity identity) {
            this.identity = identity;
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return keyType.equals(identity.key().getAlgorithm()) ? "own" : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return keyType.equals(identity.key().getAlgorithm()) ? "own" : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return identity.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return identity.key();
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return null;
        }
    }

    /** Signs. */
    public Identity identity(Wish wish) {
        KeyPair own = pair();
        return new Identity(own.getPrivate(), List.of(signed(wish, own, false), certificate));
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** What its key is called. */
    public Hash key() {
        return Hash.of(certificate.getPublicKey().getEncoded());
    }

    /** Believes what it signed. */
    public X509ExtendedTrustManager trust() {
        try {
            KeyStore authorities = emptyStore();
            authorities.setCertificateEntry("authority", certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(authorities);
            return (X509ExtendedTrustManager) managers.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate signed(Wish wish, KeyPair own, boolean isAuthority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(wish.from()),
                    Date.from(wish.to()),
                    new X500Name(wish.subject()),
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (!wish.names().isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(wish));
            }
            if (wish.tellsOfIssuer()) {
                builder.addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(
                                AccessDescription.id_ad_caIssuers,
                                new GeneralName(
                                        GeneralName.uniformResourceIdentifier, "http://authority.example/own.crt")));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames names(Wish wish) {
        List<GeneralName> all = new ArrayList<>();
        wish.names()
                .forEach(name -> all.add(new GeneralName(
                        name.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, name)));
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
