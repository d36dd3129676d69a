package limpid.host.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Test;

class SystemNetProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final NetProbe probe = new SystemNetProbe(new SystemClock(), new Tasks((task, cause) -> {
        throw new AssertionError(task, cause);
    }));

    @Test
    void resolvesNames() throws Exception {
        assertThat(probe.resolve("127.0.0.1", PATIENCE)).containsExactly(InetAddress.getLoopbackAddress());
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> probe.resolve("no-such-host.invalid", PATIENCE))
                .satisfies(e -> assertThat(e.reason().code()).isIn(ReasonCode.DNS_FAILURE, ReasonCode.OFFLINE));
    }

    @Test
    void measuresHowLongAConnectionTakes() throws Exception {
        int port;
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Conversation::request)) {
            port = server.port();
            assertThat(probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE))
                    .isBetween(Duration.ofNanos(1), PATIENCE);
        }
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(
                        () -> probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), free), PATIENCE))
                .satisfies(e -> assertThat(e.reason().code()).isIn(ReasonCode.SERVER_UNREACHABLE, ReasonCode.OFFLINE));
    }

    @Test
    void leavesTheLoopbackOutOfTheLinks() {
        assertThat(probe.links()).noneMatch(link -> link.addresses().contains("127.0.0.1"));
    }
}
