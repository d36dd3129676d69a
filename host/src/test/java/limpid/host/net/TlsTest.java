package limpid.host.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import limpid.core.chunk.Hash;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate that nobody vouches for and whose name is not the server's, as a server at home has. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder = Path.of("");

    private static KeyStore keys = emptyStore();

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=home.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
    }

    @Test
    void believesTheKeyItWasPairedWith() throws Exception {
        Hash key = TrustManagers.keyOf((X509Certificate) keys.getCertificate("server"));
        try (ScriptedServer server = server();
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
        try (ScriptedServer server = server()) {
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
        try (ScriptedServer server = server();
                Http http = SocketHttp.open(new SystemClock(), trust)) {
            assertThatExceptionOfType(ReasonException.class)
                    .isThrownBy(() -> http.send(get(server)))
                    .satisfies(e -> assertThat(e.reason().code()).isEqualTo(code));
        }
    }

    private static HttpRequest get(ScriptedServer server) {
        URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
        return new HttpRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(20));
    }

    private static ScriptedServer server() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocketFactory sockets = context.getServerSocketFactory();
        return new ScriptedServer(sockets, c -> {
            c.request();
            c.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    }

    private static KeyStore emptyStore() {
        try {
            return KeyStore.getInstance("PKCS12");
        } catch (java.security.KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }
}
