package limpid.server.gate.device;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.server.account.Sessions;
import limpid.server.gate.Address;
import limpid.server.gate.Encryption;
import limpid.server.gate.Gate;
import limpid.server.gate.Gate.Listening;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Rig;
import limpid.wire.link.HttpLink;
import limpid.wire.link.Joining;
import limpid.wire.link.Pairing;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;

/** A real gate on a free port of this machine, over a library in memory. */
final class OpenGate implements AutoCloseable {
    final Rig rig = new Rig();
    final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    final DeviceRoutes routes;
    final Gate gate;
    final Http http;
    private final Http bulk;

    /** {@code more} are asked for what the devices' protocol does not have. */
    OpenGate(Duration heartbeat, Routes more) {
        this(heartbeat, more, Optional.empty(), new ServerTrust.Authorities());
    }

    /** One that speaks TLS, and what believes it. */
    OpenGate(Duration heartbeat, Routes more, Optional<Encryption> encryption, ServerTrust trust) {
        http = SocketHttp.open(rig.clock, trust);
        bulk = SocketHttp.open(rig.clock, trust);
        Sessions sessions = new Sessions(rig.ledger, rig.clock, rig.chance);
        PeopleDoor people = new PeopleDoor(sessions, new Cookies(rig.library.serverId()), rig.clock);
        routes = new DeviceRoutes(rig.library, people, new ServerLabel("Test", "0.1.0"), rig.clock, heartbeat);
        gate = new Gate(
                new Listening(new Address("127.0.0.1", 0), encryption),
                rig.library.serverId(),
                path -> routes.at(path).isEmpty() ? more.at(path) : routes.at(path),
                List.of(routes::stop),
                new Gate.Tools(rig.clock, rig.chance, (task, cause) -> defects.add(cause)));
        gate.start();
    }

    JoinReply join(String name) {
        String code = rig.library.registry().mintJoinCode(rig.owner);
        return new Joining(http, rig.clock).join(uri(), new JoinRequest(code, name, "Linux", "0.1.0"));
    }

    URI uri() {
        return URI.create(gate.url());
    }

    HttpLink link(String serverId, String secret) {
        return new HttpLink(new Pairing(uri(), serverId, secret), http, bulk, rig.clock);
    }

    HttpLink newDevice(String name) {
        JoinReply reply = join(name);
        return link(reply.server(), reply.secret());
    }

    /** A reply read to its end. */
    record Answer(int status, Map<String, String> headers, String body) {}

    Answer ask(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest request =
                new HttpRequest(method, URI.create(gate.url() + path), headers, body, Duration.ofSeconds(20));
        try (HttpReply reply = http.send(request)) {
            return new Answer(
                    reply.status(), reply.headers(), new String(reply.body().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes as they are, for what no client would send, and reads until the server closes or 5 s are over. */
    String raw(String bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gate.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        bulk.close();
        gate.stop();
    }
}
