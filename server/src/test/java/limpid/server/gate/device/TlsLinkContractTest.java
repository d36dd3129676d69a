package limpid.server.gate.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.net.TestAuthority;
import limpid.host.net.TestAuthority.Wish;
import limpid.server.gate.Encryption;
import limpid.wire.link.HttpLink;
import limpid.wire.link.Link;
import limpid.wire.link.LinkContract;
import limpid.wire.link.Pairing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The link over TLS to a real gate, whose authority's key is pinned. */
class TlsLinkContractTest implements LinkContract {
    private static final TestAuthority AUTHORITY = new TestAuthority("CN=authority.example");
    private static final Encryption ENCRYPTION =
            new Encryption(AUTHORITY.identity(Wish.of("home.example")).context(), Duration.ofDays(1));

    private final OpenGate gate = new OpenGate(
            Duration.ofSeconds(15), path -> Map.of(), Optional.of(ENCRYPTION), new ServerTrust.Pinned(AUTHORITY.key()));
    private final Link link = gate.newDevice("contract");

    @Override
    public Link subject() {
        return link;
    }

    @AfterEach
    void noDefectsAndOut() {
        gate.close();
        assertThat(gate.defects).isEmpty();
    }

    @Test
    void tellsBrowsersToInsistOnTls() {
        assertThat(gate.ask("GET", "/v1/hello", Map.of(), new byte[0]).headers())
                .containsEntry("strict-transport-security", "max-age=86400");
    }

    /** And does not say that it is the server: over an open way anybody could. */
    @Test
    void sendsPlainRequestsToTls() throws IOException {
        URI plain = URI.create("http://127.0.0.1:" + gate.gate.port() + "/devices?x=%2F");
        try (Http http = SocketHttp.open(gate.rig.clock, new ServerTrust.Authorities());
                HttpReply reply =
                        http.send(new HttpRequest("GET", plain, Map.of(), new byte[0], Duration.ofSeconds(20)))) {
            assertThat(reply.status()).isEqualTo(308);
            assertThat(reply.header("location"))
                    .contains("https" + plain.toString().substring(4));
            assertThat(reply.headers()).doesNotContainKeys("limpid-server", "strict-transport-security");
        }
    }

    @Test
    void isNoServerForADeviceThatAsksPlainly() {
        URI plain = URI.create("http://127.0.0.1:" + gate.gate.port());
        try (Http http = SocketHttp.open(gate.rig.clock, new ServerTrust.Authorities())) {
            Link wrong =
                    new HttpLink(new Pairing(plain, gate.rig.library.serverId(), "a.b.c"), http, http, gate.rig.clock);
            assertThat(catchThrowableOfType(ReasonException.class, wrong::hello)
                            .reason()
                            .code())
                    .isEqualTo(ReasonCode.NOT_LIMPID);
        }
    }

    @Test
    void hearsNothingFromWhoTakesItForAnother() {
        ServerTrust other = new ServerTrust.Pinned(Hash.of(new byte[] {1}));
        try (Http http = SocketHttp.open(gate.rig.clock, other)) {
            Link wrong = new HttpLink(
                    new Pairing(gate.uri(), gate.rig.library.serverId(), "a.b.c"), http, http, gate.rig.clock);
            assertThat(catchThrowableOfType(ReasonException.class, wrong::hello)
                            .reason()
                            .code())
                    .isEqualTo(ReasonCode.CERT_UNTRUSTED);
        }
    }
}
