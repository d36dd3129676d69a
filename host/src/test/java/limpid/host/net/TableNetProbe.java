package limpid.host.net;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.host.time.Clock;

/**
 * A network that exists in a table only.
 *
 * @param clock tells when something failed
 * @param links the cards of the machine
 * @param names which addresses stand behind a name
 * @param listeners where somebody listens, and what is seen there over TLS
 */
public record TableNetProbe(
        Clock clock,
        List<NetLink> links,
        Map<String, List<InetAddress>> names,
        Map<InetSocketAddress, TlsFacts> listeners)
        implements NetProbe {
    public TableNetProbe {
        links = List.copyOf(links);
        names = Map.copyOf(names);
        listeners = Map.copyOf(listeners);
    }

    private NetFailures failures() {
        return new NetFailures(clock, () -> links.stream().anyMatch(NetLink::isUsable));
    }

    @Override
    public List<InetAddress> resolve(String host, Duration deadline) {
        return Optional.ofNullable(names.get(host))
                .orElseThrow(() -> failures().failure(host, new UnknownHostException(host)));
    }

    @Override
    public Duration connect(InetSocketAddress address, Duration deadline) {
        factsAt(address);
        return Duration.ofMillis(1);
    }

    @Override
    public TlsFacts tls(InetSocketAddress address, String host, Duration deadline) {
        return factsAt(address);
    }

    private TlsFacts factsAt(InetSocketAddress address) {
        return Optional.ofNullable(listeners.get(address))
                .orElseThrow(() -> failures().failure(address.toString(), new ConnectException("Connection refused")));
    }
}
