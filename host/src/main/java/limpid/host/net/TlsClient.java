package limpid.host.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Agrees on encryption with servers that prove themselves in one way. Safe for all threads. */
final class TlsClient {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Supplier<ChainTrust> trust;
    private final boolean checksNames;
    /** Made when the first server speaks TLS: reading the machine's authorities takes longer than most commands. */
    private @Nullable SSLContext context;

    private TlsClient(Supplier<ChainTrust> trust, boolean checksNames) {
        this.trust = trust;
        this.checksNames = checksNames;
    }

    /** For servers that prove themselves like this. */
    static TlsClient of(ServerTrust trust) {
        return switch (trust) {
            case ServerTrust.Authorities() -> new TlsClient(() -> vouched(ofMachine()), true);
            case ServerTrust.Pinned(var key) ->
                new TlsClient(
                        () -> new ChainTrust((chain, _) -> {
                            if (!chain.provenKeys().contains(key)) {
                                throw new RefusedException(chain, key);
                            }
                        }),
                        false);
        };
    }

    /** For servers that authorities of one's own vouch for. */
    static TlsClient of(X509ExtendedTrustManager authorities) {
        return new TlsClient(() -> vouched(authorities), true);
    }

    /** For probes, which send nothing: believes all, and says in {@code seen} what it saw. */
    static TlsClient curious(AtomicReference<@Nullable Chain> seen) {
        return new TlsClient(() -> new ChainTrust((chain, _) -> seen.set(chain)), false);
    }

    private static ChainTrust vouched(X509ExtendedTrustManager authorities) {
        return new ChainTrust((chain, asker) -> {
            try {
                asker.ask(authorities);
            } catch (CertificateException e) {
                throw new RefusedException(chain, e);
            }
        });
    }

    private static X509ExtendedTrustManager ofMachine() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Stream.of(factory.getTrustManagers())
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no authorities", e);
        }
    }

    /**
     * Shakes hands over a connection that stands, within the deadline that is set on it for reading; the connection is the
     * caller's to close, also when this fails.
     */
    SSLSocket shake(Socket connection, Origin origin) throws IOException {
        SSLSocket socket =
                (SSLSocket) context().getSocketFactory().createSocket(connection, origin.host(), origin.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        if (checksNames) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
            return socket;
        } catch (SocketException e) {
            throw cut(e);
        }
    }

    /** A connection that breaks here was cut by somebody who does not like what it is for. */
    private static IOException cut(SocketException e) {
        SSLHandshakeException cut = new SSLHandshakeException(
                Optional.ofNullable(e.getMessage()).orElse("the connection broke") + ", during the handshake");
        cut.initCause(new EOFException(e.getMessage()));
        cut.addSuppressed(e);
        return cut;
    }

    /** What the JDK calls all that TLS needs. */
    synchronized SSLContext context() {
        if (context == null) {
            context = newContext(trust.get());
        }
        return context;
    }

    private static SSLContext newContext(TrustManager manager) {
        try {
            SSLContext fresh = SSLContext.getInstance("TLS");
            fresh.init(null, new TrustManager[] {manager}, null);
            return fresh;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
