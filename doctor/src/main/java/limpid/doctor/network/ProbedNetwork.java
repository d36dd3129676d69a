package limpid.doctor.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.chunk.Hash;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.doctor.look.CertificateFacts;
import limpid.doctor.look.NetworkView;
import limpid.doctor.look.Reach;
import limpid.host.net.Http;
import limpid.host.net.HttpRequest;
import limpid.host.net.NetLink;
import limpid.host.net.NetProbe;
import limpid.host.net.TlsFacts;
import limpid.host.time.Clock;

/** Looks at the network with the probes of the host. */
public final class ProbedNetwork implements NetworkView {
    /** "Network Authentication Required": the status made for sign-in pages. Source: RFC 6585, section 6. */
    private static final int SIGN_IN_REQUIRED = 511;

    private static final String SOURCE = "encryption handshake";

    private final NetProbe probe;
    private final Http http;
    private final Optional<Hash> pinnedKey;
    private final Clock clock;

    /**
     * A view through these probes.
     *
     * @param http without trust in particular; only unencrypted requests are sent over it
     * @param pinnedKey the key that the server proved when this device joined, its own or its authority's; with it, no
     *     known authority is needed
     */
    public ProbedNetwork(NetProbe probe, Http http, Optional<Hash> pinnedKey, Clock clock) {
        this.probe = probe;
        this.http = http;
        this.pinnedKey = pinnedKey;
        this.clock = clock;
    }

    @Override
    public List<String> linksUp() {
        return probe.links().stream()
                .filter(NetLink::isUsable)
                .map(link -> link.name() + " " + String.join(" ", link.addresses()))
                .toList();
    }

    @Override
    public List<String> addresses(String host, Duration deadline) {
        return probe.resolve(host, deadline).stream()
                .map(InetAddress::getHostAddress)
                .toList();
    }

    @Override
    public Reach connect(String address, int port, Duration deadline) {
        try {
            return new Reach.Answered(probe.connect(socketAddress(address, port, deadline), deadline));
        } catch (ReasonException e) {
            return reach(e.reason(), deadline);
        }
    }

    /** The probe knows one code for all that is out of reach; what the system said tells them apart. */
    private static Reach reach(Reason reason, Duration deadline) {
        var said = reason.observed("system-said").orElse("");
        var lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("refused")) {
            return new Reach.Refused(said);
        }
        if (lower.contains("unreachable") || lower.contains("no route")) {
            return new Reach.NoRoute(said);
        }
        return new Reach.Silent(deadline);
    }

    @Override
    public CertificateFacts handshake(String host, int port, Duration deadline) {
        var facts = probe.tls(socketAddress(host, port, deadline), host, deadline);
        if (pinnedKey.isPresent() && !facts.keys().contains(pinnedKey.get())) {
            throw new ReasonException(otherKey(facts, host, pinnedKey.get()));
        }
        if (pinnedKey.isEmpty() && facts.refusal().isPresent()) {
            throw new ReasonException(withFacts(facts.refusal().get(), facts, host));
        }
        return words(facts);
    }

    private Reason otherKey(TlsFacts facts, String host, Hash wanted) {
        var code = facts.isOfInterceptor() ? ReasonCode.TLS_INTERCEPTED : ReasonCode.CERT_UNTRUSTED;
        var key = new Evidence("server-key", facts.publicKey().toString(), wanted.toString(), SOURCE, clock.now());
        var evidence = Stream.concat(evidence(facts, host), Stream.of(key)).toArray(Evidence[]::new);
        return Reason.of(code, Subject.server(host), clock.now(), evidence);
    }

    private Reason withFacts(Reason refusal, TlsFacts facts, String host) {
        var known = evidence(facts, host).map(Evidence::what).toList();
        var evidence = Stream.concat(
                        evidence(facts, host), refusal.evidence().stream().filter(seen -> !known.contains(seen.what())))
                .toArray(Evidence[]::new);
        return Reason.of(refusal.code(), refusal.subject(), refusal.since(), evidence);
    }

    /** This device's own time stands beside the dates: whoever reads them sees which of the three is wrong. */
    private Stream<Evidence> evidence(TlsFacts facts, String host) {
        return Stream.of(
                        List.of("host", host),
                        List.of("names", words(facts).names()),
                        List.of("issuer", facts.issuer()),
                        List.of("not-before-at", facts.notBefore().toString()),
                        List.of("not-after-at", facts.notAfter().toString()),
                        List.of("device-time", clock.now().toString()))
                .map(pair -> new Evidence(pair.get(0), pair.get(1), "", SOURCE, clock.now()));
    }

    private static CertificateFacts words(TlsFacts facts) {
        var names = facts.names().isEmpty() ? facts.subject() : String.join(", ", facts.names());
        return new CertificateFacts(names, facts.issuer(), facts.notBefore(), facts.notAfter());
    }

    @Override
    public Optional<String> foreignPage(String host, Duration deadline) {
        var name = host.contains(":") ? "[" + host + "]" : host;
        var request = new HttpRequest("GET", URI.create("http://" + name + "/"), Map.of(), new byte[0], deadline);
        try (var reply = http.send(request)) {
            var location = reply.header("location");
            if (reply.status() == SIGN_IN_REQUIRED) {
                return Optional.of(location.orElse("a sign-in page"));
            }
            return reply.status() / 100 == 3 ? location.filter(page -> isForeign(page, host)) : Optional.empty();
        } catch (ReasonException | IOException e) {
            return Optional.empty(); // nobody answers in the server's place
        }
    }

    /** A server may send callers to its encrypted or its longer name; a portal sends them elsewhere. */
    private static boolean isForeign(String page, String host) {
        try {
            var target = URI.create(page).getHost();
            return target != null && !target.endsWith(host) && !host.endsWith(target);
        } catch (IllegalArgumentException e) {
            return false; // no address at all leads nowhere
        }
    }

    private InetSocketAddress socketAddress(String host, int port, Duration deadline) {
        return new InetSocketAddress(probe.resolve(host, deadline).getFirst(), port);
    }
}
