package limpid.host.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SystemNetProbeTest implements NetProbeContract {
    private final ScriptedServer server;
    private int free;

    SystemNetProbeTest() throws IOException {
        server = new ScriptedServer(ScriptedServer.Conversation::request);
    }

    @BeforeEach
    void findAFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    public NetProbe subject() {
        return new SystemNetProbe(new SystemClock(), new Tasks((task, cause) -> {
            throw new AssertionError(task, cause);
        }));
    }

    @Override
    public InetSocketAddress listening() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    @Override
    public InetSocketAddress deserted() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), free);
    }
}
