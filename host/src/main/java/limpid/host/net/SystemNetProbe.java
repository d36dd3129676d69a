package limpid.host.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.host.task.Task;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import org.jspecify.annotations.Nullable;

/** Probes with this machine's own network. */
public final class SystemNetProbe implements NetProbe {
    private final Clock clock;
    private final Tasks tasks;
    private final NetFailures failures;

    public SystemNetProbe(Clock clock, Tasks tasks) {
        this.clock = clock;
        this.tasks = tasks;
        this.failures = new NetFailures(clock, NetLinks::isUp);
    }

    @Override
    public List<NetLink> links() {
        return NetLinks.all();
    }

    /** Java's look-up has no deadline of its own, so another task watches over it. It heeds no interrupt
     * either: the caller gets the reason at the deadline only as far as the system's own limit allows. */
    @Override
    public List<InetAddress> resolve(String host, Duration deadline) {
        try (TaskScope scope = tasks.open("resolve")) {
            Task<List<InetAddress>> found = scope.fork(host, () -> resolveNow(host));
            if (!scope.joinWithin(deadline)) {
                throw failures.failure(host, new SocketTimeoutException("no answer to the name"));
            }
            return found.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.cancelled(host, e);
        }
    }

    private List<InetAddress> resolveNow(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw failures.failure(host, e);
        }
    }

    @Override
    public Duration connect(InetSocketAddress address, Duration deadline) {
        long before = clock.nanos();
        try (Socket socket = new Socket()) {
            connect(socket, address, deadline);
            return Duration.ofNanos(clock.nanos() - before);
        } catch (IOException e) {
            throw failures.failure(words(address), e);
        }
    }

    /** A connection that does not come to stand is not a transfer that stalls. */
    private static void connect(Socket socket, InetSocketAddress address, Duration deadline) throws IOException {
        try {
            socket.connect(address, (int) deadline.toMillis());
        } catch (SocketTimeoutException e) {
            throw new HttpConnectTimeoutException(e.getMessage());
        }
    }

    /** As people write it. */
    private static String words(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public TlsFacts tls(InetSocketAddress address, String host, Duration deadline) {
        AtomicReference<@Nullable Chain> seen = new AtomicReference<>();
        try {
            String protocol = protocol(TlsClient.curious(seen), address, host, deadline);
            Chain chain = Objects.requireNonNull(seen.get(), "a handshake without certificates");
            return facts(protocol, chain, refusal(address, host, deadline));
        } catch (IOException e) {
            throw failures.failure(words(address), e);
        }
    }

    /** A second handshake that believes only what others would. */
    private Optional<Reason> refusal(InetSocketAddress address, String host, Duration deadline) {
        try {
            protocol(TlsClient.of(new ServerTrust.Authorities()), address, host, deadline);
            return Optional.empty();
        } catch (IOException e) {
            ReasonException failure = failures.failure(host, e);
            return Optional.of(failure.reason());
        }
    }

    /** The protocol that a handshake agrees on. */
    private static String protocol(TlsClient client, InetSocketAddress address, String host, Duration deadline)
            throws IOException {
        try (Socket plain = new Socket()) {
            connect(plain, address, deadline);
            plain.setSoTimeout((int) deadline.toMillis());
            return client.shake(plain, new Origin(true, host, address.getPort()))
                    .getSession()
                    .getProtocol();
        }
    }

    private static TlsFacts facts(String protocol, Chain chain, Optional<Reason> refusal) {
        return new TlsFacts(
                protocol,
                chain.provenKeys(),
                chain.subject(),
                chain.issuer(),
                chain.names(),
                chain.leaf().getNotBefore().toInstant(),
                chain.leaf().getNotAfter().toInstant(),
                chain.certificates().size(),
                chain.isOfInterceptor(),
                refusal);
    }
}
