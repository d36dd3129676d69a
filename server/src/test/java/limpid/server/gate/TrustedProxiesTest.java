package limpid.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.server.account.HandClock;
import limpid.server.account.SeededChance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES =
            TrustedProxies.of("127.0.0.1, 10.0.0.0/8 2001:db8::/32").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, '192.0.2.1',                        203.0.113.5",
        "203.0.113.5, '127.0.0.1',                        203.0.113.5",
        "127.0.0.1,   '192.0.2.1',                        192.0.2.1",
        "127.0.0.1,   '198.51.100.9, 192.0.2.1',          192.0.2.1",
        "127.0.0.1,   '198.51.100.9, 192.0.2.1, 10.1.2.3', 192.0.2.1",
        "127.0.0.1,   '10.9.9.9, 10.1.2.3',               10.9.9.9",
        "127.0.0.1,   'not an address',                   127.0.0.1",
        "127.0.0.1,   '192.0.2.1, unknown',               127.0.0.1",
        "127.0.0.1,   '',                                 127.0.0.1",
        "127.0.0.1,   ',,,',                              127.0.0.1",
        "127.0.0.1,   '2001:db9::1',                      2001:db9::1",
        "[2001:db8::7], '192.0.2.1',                      192.0.2.1",
        "2001:db9::7, '192.0.2.1',                        2001:db9::7",
        "11.0.0.1,    '192.0.2.1',                        11.0.0.1"
    })
    void believeTheirOwnAloneReadingFromTheEnd(String peer, String forwarded, String client) {
        assertThat(PROXIES.client(peer, Optional.of(forwarded))).isEqualTo(client);
        assertThat(TrustedProxies.NONE.client(peer, Optional.of(forwarded))).isEqualTo(peer);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, https, true",
        "127.0.0.1, false, http, false",
        "192.0.2.1, false, https, false",
        "192.0.2.1, true, http, true"
    })
    void sayWhetherTheWayToThemWasEncrypted(String peer, boolean tls, String said, boolean secure) {
        assertThat(PROXIES.isSecure(peer, tls, Optional.of(said))).isEqualTo(secure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everybody", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "10.0.0.0/8/8", "::1/129", "/8"})
    void areAddressesAndBlocks(String text) {
        assertThat(TrustedProxies.of(text)).isEmpty();
    }

    @Test
    void decideWhoAsksAtARealGate() throws IOException {
        assertThat(askWith(TrustedProxies.NONE)).endsWith("127.0.0.1 false");
        assertThat(askWith(PROXIES)).endsWith("192.0.2.1 true");
    }

    private static String askWith(TrustedProxies proxies) throws IOException {
        Routes routes = path -> Map.of(
                Method.GET,
                request -> Reply.of(200, "text/plain", (request.peer() + " " + request.secure()).getBytes(US_ASCII)));
        Gate gate = new Gate(
                new Gate.Listening(new Address("127.0.0.1", 0), Optional.empty(), proxies),
                "s-1",
                routes,
                List.of(),
                new Gate.Tools(new HandClock(), new SeededChance(), (task, cause) -> {
                    throw new AssertionError(task, cause);
                }));
        gate.start();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gate.port())) {
            socket.setSoTimeout(5000);
            String request = "GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 198.51.100.1\r\n"
                    + "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } finally {
            gate.stop();
        }
    }
}
