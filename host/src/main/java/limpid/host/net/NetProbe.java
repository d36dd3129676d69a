package limpid.host.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** The single steps of reaching a server, so that it can be said which one fails. Safe for all threads. */
public interface NetProbe {
    /** The network cards of this machine, without the loopback. */
    List<NetLink> links();

    /**
     * The addresses behind a name, or the address itself. Fails with: DNS_FAILURE, OFFLINE, TRANSFER_STALLED (no answer
     * before the deadline).
     */
    List<InetAddress> resolve(String host, Duration deadline);

    /** How long it took until the connection stood. Fails with: SERVER_UNREACHABLE, OFFLINE. */
    Duration connect(InetSocketAddress address, Duration deadline);

    /**
     * What the server shows of itself over TLS; tells of any certificate, be it valid or not.
     *
     * @param host the name that the server is asked for
     */
    TlsFacts tls(InetSocketAddress address, String host, Duration deadline);
}
