package limpid.cli.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import limpid.agent.run.DeviceRecord;
import limpid.cli.frame.Places;
import limpid.core.chunk.Hash;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.chance.SystemChance;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.host.net.ScriptedServer;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.net.TestAuthority;
import limpid.host.net.TestAuthority.Wish;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import limpid.server.account.NewPerson;
import limpid.server.certificate.TlsSettings;
import limpid.server.gate.Address;
import limpid.server.gate.TrustedProxies;
import limpid.server.library.LibrarySettings;
import limpid.server.program.Machine;
import limpid.server.program.Operation;
import limpid.server.program.Server;
import limpid.server.program.ServerSettings;
import limpid.wire.message.PairingCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A computer and a server that speaks TLS by an authority of its own, from the code to leaving; and an impostor. */
@Timeout(120)
class JoinOverTlsTest {
    private static final String EMAIL = "ada@example.org";

    @TempDir
    private Path home = Path.of("");

    private final Clock clock = new SystemClock();
    private final Chance chance = new SystemChance();
    private final Disk disk = RealDisk.of(clock);
    private final Tasks tasks = new Tasks((_, cause) -> {
        throw new AssertionError(cause);
    });
    private final Machine machine = new Machine(disk, clock, chance, tasks, (_, cause) -> {
        throw new AssertionError(cause);
    });

    @BeforeEach
    void makeAnOwner() throws Exception {
        order().carryOut(operator -> operator.owner(new NewPerson("Ada", EMAIL, "four plain words")));
    }

    private Optional<Server> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(Server::close);
    }

    @Test
    void remembersTheWholeKeyAndIsKnownByIt() throws Exception {
        Server server = start();
        join(server.url(), code());
        DeviceRecord device = devices().folder(state()).record();
        Hash key = device.pairing().key().orElseThrow();
        assertThat(device.pairing().trust()).isEqualTo(new ServerTrust.Pinned(key));
        assertThat(DeviceRecord.of(device.json())).isEqualTo(device);
        assertThat(devices().isKnown(state())).isTrue();
        devices().leaveServer(state());
        assertThat(devices().isKnown(state())).isFalse();
    }

    @Test
    void signsInAgainWithANewCode() throws Exception {
        Server server = start();
        join(server.url(), code());
        Optional<Hash> key = devices().folder(state()).record().pairing().key();
        devices().leaveServer(state());
        devices().signIn(state(), Optional.empty(), code());
        assertThat(devices().folder(state()).record().pairing().key()).isEqualTo(key);
        assertThat(devices().isKnown(state())).isTrue();
    }

    @Test
    void knowsItsServerAfterItsCertificateWasMadeAnew() throws Exception {
        join(start().url(), code());
        int port = devices().folder(state()).record().pairing().server().getPort();
        stop();
        Files.delete(home.resolve("data/tls/server.pem"));
        running = Optional.of(Server.start(settings(port), machine));
        assertThat(devices().isKnown(state())).isTrue();
    }

    @Test
    void tellsNothingToAnImpostorNeitherWhenItJoinsNorLater() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        TestAuthority impostor = new TestAuthority("CN=Limpid");
        String code = code();
        Server server = start();
        String pinned = code();
        try (ScriptedServer wrong = impostor.identity(Wish.of("127.0.0.1")).server(c -> {
            if (!c.head().isEmpty()) {
                heard.incrementAndGet();
            }
        })) {
            assertThat(PairingCode.of(code).orElseThrow().pin()).isEmpty();
            assertThat(refusal(wrong, pinned)).isEqualTo(ReasonCode.CERT_UNTRUSTED);
            assertThat(refusal(wrong, code)).isEqualTo(ReasonCode.CERT_UNTRUSTED);
            join(server.url(), pinned);
            moveTo(wrong);
            ReasonException left =
                    catchThrowableOfType(ReasonException.class, () -> devices().leaveServer(state()));
            assertThat(left.reason().code()).isEqualTo(ReasonCode.CERT_UNTRUSTED);
            assertThat(heard).hasValue(0);
        }
    }

    /** As if the server's name led elsewhere now. */
    private void moveTo(ScriptedServer wrong) throws IOException {
        Path file = home.resolve("state/device.json");
        String here = devices().folder(state()).record().pairing().server().toString();
        Files.writeString(
                file, Files.readString(file).replace(here, wrong.uri("").toString()));
    }

    private ReasonCode refusal(ScriptedServer server, String code) {
        return catchThrowableOfType(
                        ReasonException.class, () -> join(server.uri("").toString(), code))
                .reason()
                .code();
    }

    private void join(String url, String code) {
        devices()
                .join(new Join.Wish(
                        URI.create(url), code, Optional.of(home.resolve("root")), state(), Optional.of("Desk")));
    }

    private String code() throws InterruptedException {
        return order().carryOut(operator -> operator.code(EMAIL)).text();
    }

    private Server start() throws InterruptedException {
        Server server = Server.start(settings(0), machine);
        running = Optional.of(server);
        return server;
    }

    private Operation order() {
        return new Operation(settings(0), machine, () -> SocketHttp.open(clock, new ServerTrust.Authorities()));
    }

    private ServerSettings settings(int port) {
        return new ServerSettings(
                home.resolve("data"),
                home.resolve("witness"),
                new Address("127.0.0.1", port),
                new TlsSettings(Optional.empty(), true, List.of()),
                "Limpid",
                Optional.empty(),
                LibrarySettings.standard(),
                TrustedProxies.NONE);
    }

    private Optional<Path> state() {
        return Optional.of(home.resolve("state"));
    }

    private DevicesHere devices() {
        var here = new limpid.host.place.Machine(
                limpid.host.place.Machine.Kind.LINUX, "a system", "desk", "ada", home, home, Map.of());
        return new DevicesHere(new Places(here), new DevicesHere.Machine(clock, chance, disk, tasks), "0.1.0");
    }
}
