package limpid.host.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.host.task.Task;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;

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
            throw failures.failure(address.toString(), e);
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

    @Override
    public TlsFacts tls(InetSocketAddress address, String host, Duration deadline) {
        CuriousTrust curious = new CuriousTrust();
        try (Socket plain = new Socket()) {
            connect(plain, address, deadline);
            plain.setSoTimeout((int) deadline.toMillis());
            SSLSession session = handshake(TrustManagers.contextOf(curious), plain, address, host);
            return facts(session, curious.chain(), refusal(address, host, deadline));
        } catch (IOException e) {
            throw failures.failure(address.toString(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** A second handshake that believes only what others would. */
    private Optional<Reason> refusal(InetSocketAddress address, String host, Duration deadline) {
        try (Socket plain = new Socket()) {
            connect(plain, address, deadline);
            plain.setSoTimeout((int) deadline.toMillis());
            handshake(TrustManagers.contextOf(new ServerTrust.Authorities()), plain, address, host);
            return Optional.empty();
        } catch (IOException e) {
            ReasonException failure = failures.failure(host, e);
            return Optional.of(failure.reason());
        }
    }

    private static SSLSession handshake(SSLContext context, Socket plain, InetSocketAddress address, String host)
            throws IOException {
        SSLSocketFactory factory = context.getSocketFactory();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, address.getPort(), false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket.getSession();
    }

    private static TlsFacts facts(SSLSession session, List<X509Certificate> chain, Optional<Reason> refusal) {
        X509Certificate leaf = chain.getFirst();
        return new TlsFacts(
                session.getProtocol(),
                TrustManagers.keyOf(leaf),
                leaf.getSubjectX500Principal().getName(),
                leaf.getIssuerX500Principal().getName(),
                namesOf(leaf),
                leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant(),
                chain.size(),
                refusal);
    }

    /** The alternative names: pairs of a kind and a text. */
    private static List<String> namesOf(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(names -> names.stream())
                    .filter(pair -> pair.get(1) instanceof String)
                    .map(pair -> (String) pair.get(1))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
