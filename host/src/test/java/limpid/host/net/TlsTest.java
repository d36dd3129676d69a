package limpid.host.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import limpid.core.chunk.Hash;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Among them a certificate that nobody vouches for and whose name is not the server's, as a server at home has. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder = Path.of("");

    private static KeyStore keys = emptyStore();

    /** An authority, and what it vouches for: a certificate that is well, and one for each thing that can be wrong. */
    @BeforeAll
    static void makeCertificates() throws Exception {
        make("authority", "-dname", "CN=authority.example", "-ext", "bc:c");
        make("server", "-dname", "CN=home.example");
        signed("well", "-startdate", "-1d", "-validity", "3", "-ext", "san=ip:127.0.0.1");
        signed("old", "-startdate", "-9d", "-validity", "3", "-ext", "san=ip:127.0.0.1");
        signed("early", "-startdate", "+2d", "-validity", "3", "-ext", "san=ip:127.0.0.1");
        signed("other", "-startdate", "-1d", "-validity", "3", "-ext", "san=dns:other.example");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD);
        }
    }

    private static void signed(String alias, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-dname", "CN=127.0.0.1", "-signer", "authority"));
        all.addAll(List.of(options));
        make(alias, all.toArray(String[]::new));
    }

    private static void make(String alias, String... options) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String store = folder.resolve("keys.p12").toString();
        List<String> command = new ArrayList<>(
                List.of(keytool.toString(), "-genkeypair", "-alias", alias, "-keyalg", "EC", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store, "-storepass", new String(PASSWORD)));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(alias + ".out").toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> text(folder.resolve(alias + ".out")))
                .isZero();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void believesWhatItsAuthorityVouchesFor() throws Exception {
        try (ScriptedServer server = server("well");
                Http http = SocketHttp.open(new SystemClock(), ownAuthority());
                HttpReply reply = http.send(get(server))) {
            assertThat(reply.body().readAllBytes()).asString().isEqualTo("ok");
        }
    }

    @Provokes({ReasonCode.CERT_EXPIRED, ReasonCode.CERT_NOT_YET_VALID, ReasonCode.CERT_WRONG_HOST})
    @ParameterizedTest
    @CsvSource({"old, CERT_EXPIRED", "early, CERT_NOT_YET_VALID", "other, CERT_WRONG_HOST"})
    void saysWhatIsWrongWithACertificate(String alias, ReasonCode code) throws Exception {
        try (ScriptedServer server = server(alias);
                Http http = SocketHttp.open(new SystemClock(), ownAuthority())) {
            fails(http, get(server), code);
        }
    }

    @Provokes(ReasonCode.CONNECTION_CUT)
    @Test
    void saysWhenTheConnectionIsCutBeforeItIsSafe() throws Exception {
        try (ScriptedServer server = new ScriptedServer(c -> c.in().read(new byte[16_384]));
                Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Authorities())) {
            fails(http, get(server), ReasonCode.CONNECTION_CUT);
        }
    }

    private static SSLContext ownAuthority() throws Exception {
        KeyStore authorities = emptyStore();
        authorities.load(null, null);
        authorities.setCertificateEntry("authority", keys.getCertificate("authority"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Test
    void believesTheKeyItWasPairedWith() throws Exception {
        Hash key = TrustManagers.keyOf((X509Certificate) keys.getCertificate("server"));
        try (ScriptedServer server = server("server");
                Http http = SocketHttp.open(new SystemClock(), new ServerTrust.Pinned(key));
                HttpReply reply = http.send(get(server))) {
            assertThat(reply.body().readAllBytes()).asString().isEqualTo("ok");
        }
    }

    @Test
    void refusesAnotherKey() throws Exception {
        fails(new ServerTrust.Pinned(Hash.of(new byte[] {1})), ReasonCode.CERT_UNTRUSTED);
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        fails(new ServerTrust.Authorities(), ReasonCode.CERT_UNTRUSTED);
    }

    @Test
    void showsTheDoctorAnyCertificate() throws Exception {
        try (ScriptedServer server = server("server")) {
            NetProbe probe = new SystemNetProbe(new SystemClock(), new Tasks((task, cause) -> {
                throw new AssertionError(task, cause);
            }));
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            TlsFacts facts = probe.tls(address, "127.0.0.1", Duration.ofSeconds(20));
            assertThat(facts.publicKey())
                    .isEqualTo(TrustManagers.keyOf((X509Certificate) keys.getCertificate("server")));
            assertThat(facts.subject()).isEqualTo("CN=home.example");
            assertThat(facts.notAfter()).isAfter(facts.notBefore());
            assertThat(facts.chainLength()).isEqualTo(1);
            assertThat(facts.refusal().orElseThrow().code()).isEqualTo(ReasonCode.CERT_UNTRUSTED);
        }
    }

    private static void fails(ServerTrust trust, ReasonCode code) throws Exception {
        try (ScriptedServer server = server("server");
                Http http = SocketHttp.open(new SystemClock(), trust)) {
            fails(http, get(server), code);
        }
    }

    private static void fails(Http http, HttpRequest request, ReasonCode code) {
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> http.send(request))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(code));
    }

    private static HttpRequest get(ScriptedServer server) {
        URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
        return new HttpRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(20));
    }

    private static ScriptedServer server(String alias) throws Exception {
        KeyStore own = emptyStore();
        own.load(null, null);
        own.setKeyEntry(alias, keys.getKey(alias, PASSWORD), PASSWORD, keys.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new ScriptedServer(context.getServerSocketFactory(), c -> {
            c.request();
            c.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    }

    private static KeyStore emptyStore() {
        try {
            return KeyStore.getInstance("PKCS12");
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }
}
