package limpid.host.net;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.X509ExtendedTrustManager;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;

/**
 * Sends requests over HTTP/1.1 on connections of its own, kept for the next request to the same server. Written for the
 * one thing that Limpid asks of HTTP: whole requests in memory, replies as streams, and a deadline on every wait. The
 * client of the JDK costs two to four times the time per byte and per request, and puts no deadline on bodies. Safe for
 * all threads; a request runs on its caller's.
 *
 * <p>Source: RFC 9110 and RFC 9112.
 */
public final class SocketHttp implements Http {
    /** What may be sent a second time without doing it twice. Source: RFC 9110 section 9.2.2. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");

    /** What was refused is known at once or never. */
    private static final Duration REFUSAL_DEADLINE = Duration.ofMillis(500);

    private final TlsClient tls;
    private final NetFailures failures;
    private final StallGuard guard;
    private final IdleConnections idle = new IdleConnections(this::end);
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    private SocketHttp(Clock clock, TlsClient tls) {
        this.tls = tls;
        this.failures = new NetFailures(clock, NetLinks::isUp);
        this.guard = new StallGuard();
    }

    /** With connections of its own, to servers that prove themselves in this way. */
    public static SocketHttp open(Clock clock, ServerTrust trust) {
        return new SocketHttp(clock, TlsClient.of(trust));
    }

    /** With authorities of one's own. */
    static SocketHttp open(Clock clock, X509ExtendedTrustManager authorities) {
        return new SocketHttp(clock, TlsClient.of(authorities));
    }

    @Override
    public HttpReply send(HttpRequest request) {
        String address = request.uri().getAuthority();
        try {
            return sendOnce(request);
        } catch (ClosedByInterruptException e) {
            throw failures.cancelled(address, e);
        } catch (IOException e) {
            throw failure(address, e);
        }
    }

    private ReasonException failure(String address, IOException cause) {
        return Thread.currentThread().isInterrupted()
                ? failures.cancelled(address, cause)
                : failures.failure(address, cause);
    }

    /** A kept connection may have been given up by the server just now; then nothing was done, and a fresh one is used. */
    private HttpReply sendOnce(HttpRequest request) throws IOException {
        Origin origin = Origin.of(request.uri());
        while (true) {
            var kept = idle.take(origin);
            if (kept.isEmpty()) {
                return exchange(connect(origin, request), request);
            }
            try {
                return exchange(kept.get(), request);
            } catch (NothingHeardException e) {
                if (!IDEMPOTENT.contains(request.method())
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    private HttpConnection connect(Origin origin, HttpRequest request) throws IOException {
        if (isClosed) {
            throw new SocketException("the client is closed");
        }
        HttpConnection connection = HttpConnection.open(origin, tls, request.deadline());
        open.add(connection);
        if (isClosed) {
            end(connection);
        }
        return connection;
    }

    private HttpReply exchange(HttpConnection connection, HttpRequest request) throws IOException {
        boolean isDone = false;
        try {
            ReplyHead head = headFor(connection, request);
            BodyReader body = BodyReader.of(
                    connection, head, request.method(), request.deadline(), reusable -> release(connection, reusable));
            isDone = true;
            return new HttpReply(head.status(), head.headers(), body);
        } finally {
            if (!isDone) {
                end(connection);
            }
        }
    }

    /** A server may refuse a long body before it has read it all, and end the connection: its reply is worth a try. */
    private ReplyHead headFor(HttpConnection connection, HttpRequest request) throws IOException {
        try {
            guard.during(connection, request.deadline(), () -> connection.send(request));
        } catch (NothingHeardException e) {
            return refusal(connection, e);
        }
        return connection.readHead(request.deadline());
    }

    private static ReplyHead refusal(HttpConnection connection, NothingHeardException cause) throws IOException {
        try {
            return connection.readHead(REFUSAL_DEADLINE).asLastOnConnection();
        } catch (IOException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    private void release(HttpConnection connection, boolean isReusable) {
        if (!isReusable || isClosed || !idle.keep(connection)) {
            end(connection);
        }
    }

    private void end(HttpConnection connection) {
        open.remove(connection);
        connection.close();
    }

    /** Ends all connections at once; requests that run fail with TRANSFER_INTERRUPTED. */
    @Override
    public void close() {
        isClosed = true;
        guard.close();
        open.forEach(this::end);
    }
}
