package limpid.server.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SystemChance;
import limpid.host.disk.RealDisk;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.net.SystemNetProbe;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import limpid.server.account.NewPerson;
import limpid.server.certificate.TlsSettings;
import limpid.server.gate.Address;
import limpid.server.gate.TrustedProxies;
import limpid.server.library.LibrarySettings;
import limpid.wire.message.PairingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with an authority of its own. */
class EncryptedServerTest {
    private static final NewPerson ADA = new NewPerson("Ada", "ada@example.org", "four plain words");

    @TempDir
    private Path folder = Path.of("");

    private final Clock clock = new SystemClock();
    private final Machine machine = new Machine(
            RealDisk.of(clock),
            clock,
            new SystemChance(),
            new Tasks((_, cause) -> {
                throw new AssertionError(cause);
            }),
            (_, cause) -> {
                throw new AssertionError(cause);
            });

    @Test
    void givesDevicesACodeWithItsKeyWhetherItRunsOrNot() throws Exception {
        order().carryOut(operator -> operator.owner(ADA));
        Hash pin;
        try (Server server = startEncrypted()) {
            assertThat(server.url()).startsWith("https://127.0.0.1:");
            assertThat(server.fingerprint().orElseThrow()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
            pin = pinOf(server);
            assertThat(code().isProvedBy(pin)).isTrue();
        }
        assertThat(code().isProvedBy(pin)).isTrue();
        try (Server plain = start()) {
            assertThat(plain.fingerprint()).isEmpty();
            assertThat(code().pin()).isEmpty();
        }
    }

    @Test
    void setsCookiesForTlsAloneAndLeavesBrowsersAWayPastTheirWarning() throws Exception {
        try (Server server = startEncrypted();
                Http pinned = SocketHttp.open(clock, new ServerTrust.Pinned(pinOf(server)))) {
            URI link = server.ownerLink().orElseThrow();
            String form = "{\"key\":\"" + link.getQuery().substring("key=".length())
                    + "\",\"name\":\"Ada\",\"email\":\"ada@example.org\",\"password\":\"four plain words\"}";
            HttpRequest request = new HttpRequest(
                    "POST",
                    URI.create(server.url() + "/v1/owner"),
                    Map.of(
                            "content-type",
                            "application/json",
                            "limpid-protocol",
                            "1",
                            "origin",
                            server.url(),
                            "sec-fetch-site",
                            "same-origin"),
                    form.getBytes(UTF_8),
                    Duration.ofSeconds(20));
            try (HttpReply reply = pinned.send(request)) {
                assertThat(reply.status()).isEqualTo(201);
                assertThat(reply.header("set-cookie").orElseThrow())
                        .startsWith("__Host-limpid-")
                        .contains("Secure");
                assertThat(reply.headers()).doesNotContainKey("strict-transport-security");
            }
        }
    }

    @Test
    void givesBrowsersItsAuthorityWithoutTheKey() throws Exception {
        try (Server server = startEncrypted();
                Http pinned = SocketHttp.open(clock, new ServerTrust.Pinned(pinOf(server)));
                HttpReply reply = pinned.send(new HttpRequest(
                        "GET",
                        URI.create(server.url() + "/authority.crt"),
                        Map.of(),
                        new byte[0],
                        Duration.ofSeconds(20)))) {
            assertThat(new String(reply.body().readAllBytes(), UTF_8))
                    .contains("BEGIN CERTIFICATE")
                    .doesNotContain("PRIVATE");
        }
        try (Server plain = start()) {
            assertThat(status(URI.create(plain.url() + "/authority.crt"))).isEqualTo(404);
        }
    }

    @Test
    void isTheSameServerAfterARestoreOnAnotherMachine() throws Exception {
        order().carryOut(operator -> operator.owner(ADA));
        Path backup = folder.resolve("backup");
        Hash pin;
        try (Server server = startEncrypted()) {
            pin = pinOf(server);
            order().carryOut(operator -> operator.backup(backup));
        }
        assertThat(Files.getPosixFilePermissions(backup.resolve("tls/authority.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        Files.move(folder.resolve("data"), folder.resolve("lost"));
        order().restore(backup);
        assertThat(Files.getPosixFilePermissions(folder.resolve("data/tls/authority.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Server server = startEncrypted()) {
            assertThat(pinOf(server)).isEqualTo(pin);
        }
    }

    @Test
    void keepsItsAuthorityWhenABackupHasNone() throws Exception {
        order().carryOut(operator -> operator.owner(ADA));
        Path backup = folder.resolve("backup");
        order().carryOut(operator -> operator.backup(backup));
        Hash pin;
        try (Server server = startEncrypted()) {
            pin = pinOf(server);
        }
        order().restore(backup);
        try (Server server = startEncrypted()) {
            assertThat(pinOf(server)).isEqualTo(pin);
        }
    }

    @Test
    void isRefusedWithADamagedAuthorityBeforeTheDataIsOpened() throws Exception {
        Files.createDirectories(folder.resolve("data/tls"));
        Files.writeString(folder.resolve("data/tls/authority.pem"), "damaged");
        assertThatThrownBy(this::startEncrypted).isInstanceOfSatisfying(ReasonException.class, e -> assertThat(
                        e.reason().code())
                .isEqualTo(ReasonCode.DATA_UNREADABLE));
        assertThat(folder.resolve("data/ledger.db")).doesNotExist();
    }

    private Server startEncrypted() throws InterruptedException {
        return Server.start(settings(new TlsSettings(Optional.empty(), true, List.of())), machine);
    }

    private PairingCode code() throws InterruptedException {
        return PairingCode.of(order().carryOut(o -> o.code("ada@example.org")).text())
                .orElseThrow();
    }

    /** As somebody on the way sees it. */
    private Hash pinOf(Server server) {
        int port = URI.create(server.url()).getPort();
        return new SystemNetProbe(clock, machine.tasks())
                .tls(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "127.0.0.1", Duration.ofSeconds(20))
                .keys()
                .getLast();
    }

    private Server start() throws InterruptedException {
        return Server.start(settings(TlsSettings.usual()), machine);
    }

    private Operation order() {
        return new Operation(
                settings(TlsSettings.usual()), machine, () -> SocketHttp.open(clock, new ServerTrust.Authorities()));
    }

    private ServerSettings settings(TlsSettings tls) {
        return new ServerSettings(
                folder.resolve("data"),
                folder.resolve("witness"),
                new Address("127.0.0.1", 0),
                tls,
                "Limpid",
                Optional.empty(),
                LibrarySettings.standard(),
                TrustedProxies.NONE);
    }

    private int status(URI uri) throws IOException {
        try (Http http = SocketHttp.open(clock, new ServerTrust.Authorities());
                HttpReply reply =
                        http.send(new HttpRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(20)))) {
            return reply.status();
        }
    }
}
