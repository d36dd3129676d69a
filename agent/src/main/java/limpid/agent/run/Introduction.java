package limpid.agent.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.net.NetProbe;
import limpid.host.net.ServerTrust;
import limpid.host.net.TlsFacts;
import limpid.host.time.Clock;
import limpid.wire.link.Pairing;
import limpid.wire.message.PairingCode;

/**
 * Finds out whether a server is the one on whose screen a code stood, before anything is sent to it, the code least of all.
 * Source: docs/decisions/2026-11-21-codes-that-carry-a-pin.md.
 */
public final class Introduction {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int PORT_SECURE = 443;
    private static final String SOURCE = "join";
    private static final String THIS_MACHINE = "(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[::1]";

    private final NetProbe probe;
    private final Clock clock;

    public Introduction(NetProbe probe, Clock clock) {
        this.probe = probe;
        this.clock = clock;
    }

    /**
     * A server that may be asked.
     *
     * @param key by which it proves itself from now on; empty if known authorities vouch for it or only this machine can
     *     reach it
     */
    public record Met(PairingCode code, Optional<Hash> key) {
        /** How it has to prove itself. */
        public ServerTrust trust() {
            return Pairing.trust(key);
        }
    }

    /**
     * Meets the server at an address. Fails with: JOIN_CODE_WRONG (nobody shows such a code: it is mistyped),
     * SETTINGS_INVALID (no address of a server; plain where the code or the way asks for encryption), CERT_UNTRUSTED and
     * TLS_INTERCEPTED (another server, or somebody in between), and what {@link NetProbe} says.
     */
    public Met meet(URI server, String typed) {
        checkAddress(server);
        PairingCode code = PairingCode.of(typed).orElseThrow(() -> mistyped());
        if (server.getScheme().equals("http")) {
            checkPlain(server, code);
            return new Met(code, Optional.empty());
        }
        return new Met(code, code.pin().isPresent() ? Optional.of(provenKey(server, code)) : Optional.empty());
    }

    private void checkAddress(URI server) {
        boolean isHttp = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!isHttp || server.getHost() == null) {
            throw invalid("“" + server + "” is not the address of a server; one looks like https://192.168.1.5:8420");
        }
    }

    /** What travels openly is read by everybody on the way, the device's secret too. */
    private void checkPlain(URI server, PairingCode code) {
        String secure = "https" + server.toString().substring("http".length());
        if (code.pin().isPresent()) {
            throw invalid("this code is of a server that speaks only over TLS; write " + secure);
        }
        if (!server.getHost().matches(THIS_MACHINE)) {
            throw invalid("without encryption everybody on the way to " + server.getHost() + " could read along; write "
                    + secure);
        }
    }

    private Hash provenKey(URI server, PairingCode code) {
        TlsFacts facts = facts(server);
        return facts.keys().stream().filter(code::isProvedBy).findFirst().orElseThrow(() -> stranger(server, facts));
    }

    private TlsFacts facts(URI server) {
        String host = bare(server.getHost());
        int port = server.getPort() < 0 ? PORT_SECURE : server.getPort();
        List<InetAddress> addresses = probe.resolve(host, DEADLINE);
        for (InetAddress address : addresses.subList(0, addresses.size() - 1)) {
            Optional<TlsFacts> facts = tryAt(new InetSocketAddress(address, port), host);
            if (facts.isPresent()) {
                return facts.get();
            }
        }
        return probe.tls(new InetSocketAddress(addresses.getLast(), port), host, DEADLINE);
    }

    /** Of several addresses one may lead nowhere; what the last one says counts. */
    private Optional<TlsFacts> tryAt(InetSocketAddress address, String host) {
        try {
            return Optional.of(probe.tls(address, host, DEADLINE));
        } catch (ReasonException leadsNowhere) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private ReasonException stranger(URI server, TlsFacts facts) {
        Instant now = clock.now();
        ReasonCode code = facts.isOfInterceptor() ? ReasonCode.TLS_INTERCEPTED : ReasonCode.CERT_UNTRUSTED;
        return new ReasonException(Reason.of(
                code,
                Subject.server(server.toString()),
                now,
                seen("host", server.getHost()),
                seen("issuer", facts.issuer()),
                seen("names", facts.names().isEmpty() ? facts.subject() : String.join(", ", facts.names())),
                new Evidence("server-key", facts.publicKey().toString(), "the key that the code pins", SOURCE, now)));
    }

    private ReasonException mistyped() {
        return new ReasonException(Reason.of(
                ReasonCode.JOIN_CODE_WRONG,
                Subject.device(),
                clock.now(),
                seen("code-form", "not that of a code; a character may be wrong, missing or too many")));
    }

    private ReasonException invalid(String problem) {
        return new ReasonException(Reason.of(
                ReasonCode.SETTINGS_INVALID,
                Subject.device(),
                clock.now(),
                seen("problem", problem),
                seen("setting", "URL")));
    }

    private Evidence seen(String what, String observed) {
        return new Evidence(what, observed, "", SOURCE, clock.now());
    }
}
