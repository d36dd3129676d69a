package limpid.server.gate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.task.DefectSink;
import limpid.host.time.Clock;
import limpid.wire.message.Headers;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server's door. Each request has a virtual thread of its own. Start it once, stop it once. */
public final class Gate {
    /** How long requests that run may take to finish when the server stops. */
    static final Duration GRACE = Duration.ofSeconds(10);
    /** A connection on which nothing moves for this long is closed; streams of hints move every 15 seconds. */
    private static final Duration IDLE = Duration.ofSeconds(60);
    /** Room for the longest token, a secret and a browser's cookies. */
    private static final int HEAD_BYTES_MAX = 16 << 10;

    private static final int BUFFER_BYTES = 64 << 10;

    /** Jetty tells of each start and stop; only what is wrong is worth a line. Held, since loggers are kept weakly. */
    private static final Logger JETTY_LOG = Logger.getLogger("org.eclipse.jetty");
    /** What strangers send in heads is answered, not logged: they could fill the log. */
    private static final Logger PARSER_LOG = Logger.getLogger("org.eclipse.jetty.http");

    private final Address address;
    private final Optional<Encryption> encryption;
    private final Clock clock;
    private final Failures failures;
    private final JettyDoor door;
    private final Running running = new Running();
    private final List<Runnable> onStop;
    private final Server server;
    private final ServerConnector connector;

    /** A gate without encryption that is still closed; see the other one. */
    public Gate(Address address, String name, Routes routes, List<Runnable> onStop, Tools tools) {
        this(new Listening(address, Optional.empty()), name, routes, onStop, tools);
    }

    /** Where a gate listens, whether it speaks TLS there, and whose word on others it believes. */
    public record Listening(Address address, Optional<Encryption> encryption, TrustedProxies proxies) {
        /** Without proxies. */
        public Listening(Address address, Optional<Encryption> encryption) {
            this(address, encryption, TrustedProxies.NONE);
        }
    }

    /**
     * A gate that is still closed.
     *
     * @param name what every reply says: which server this is
     * @param onStop called when the gate begins to stop, to end what would never end by itself, such as streams
     */
    public Gate(Listening listening, String name, Routes routes, List<Runnable> onStop, Tools tools) {
        JETTY_LOG.setLevel(Level.WARNING);
        PARSER_LOG.setLevel(Level.SEVERE);
        this.address = listening.address();
        this.encryption = listening.encryption();
        this.clock = tools.clock();
        this.onStop = List.copyOf(onStop);
        this.failures = new Failures(tools.clock(), tools.chance(), tools.defects());
        List<Header> always = List.of(
                new Header(Headers.SERVER, name),
                new Header(Headers.PROTOCOL, Integer.toString(Protocol.VERSION)),
                new Header("X-Content-Type-Options", "nosniff"));
        this.door = new JettyDoor(
                new Reception(routes, failures), failures, new JettyDoor.Terms(always, listening.proxies()), running);
        this.server = new Server(threads());
        this.connector = new ServerConnector(server, 1, 1, connections());
    }

    /** What of the machine the gate needs. */
    public record Tools(Clock clock, Chance chance, DefectSink defects) {}

    /** A few threads of the system move bytes; endpoints run on virtual ones, which may wait. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(16, 4);
        threads.setName("gate");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        return threads;
    }

    /** With TLS, plain requests are understood as well, so that they can be told where to go. */
    private ConnectionFactory[] connections() {
        HttpConfiguration http = configuration();
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        if (encryption.isEmpty()) {
            return new ConnectionFactory[] {plain};
        }
        long remembered = encryption.get().remembered().toSeconds();
        http.addCustomizer(new SecureRequestCustomizer(false, false, remembered == 0 ? -1 : remembered, false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(encryption.get().context());
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        SslConnectionFactory secure = new SslConnectionFactory(tls, plain.getProtocol());
        return new ConnectionFactory[] {new DetectorConnectionFactory(secure), plain};
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEAD_BYTES_MAX);
        http.setOutputBufferSize(BUFFER_BYTES);
        http.setInputBufferSize(BUFFER_BYTES);
        // PathText decides what is a plain path: Jetty's own idea of one differs between its versions.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    /**
     * Opens. Fails with: PORT_IN_USE, ADDRESS_NOT_ALLOWED (no such address here, or one that others can reach, which
     * needs TLS).
     */
    public void start() {
        if (encryption.isEmpty() && !address.isLoopback()) {
            throw notAllowed("a loopback address, since plain HTTP can be read on the way");
        }
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setErrorHandler(this::answerError);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(org.eclipse.jetty.server.Request in, Response out, Callback callback) {
                if (encryption.isPresent() && !in.isSecure()) {
                    door.sendToTls(in, out, callback);
                } else {
                    door.answer(in, out, callback);
                }
                return true;
            }
        });
        open();
    }

    private void open() {
        try {
            connector.open();
        } catch (IOException e) {
            throw bindFailure(e);
        }
        LifeCycle.start(server);
    }

    private ReasonException bindFailure(IOException e) {
        boolean taken = String.valueOf(e.getMessage()).contains("in use")
                || String.valueOf(e.getCause()).contains("in use");
        if (taken) {
            Evidence seen = new Evidence("address", address.toString(), "a free port", "bind", clock.now());
            return new ReasonException(
                    Reason.of(ReasonCode.PORT_IN_USE, Subject.server(address.toString()), clock.now(), seen), e);
        }
        return notAllowed("an address of this machine that this user may listen at");
    }

    private ReasonException notAllowed(String required) {
        Evidence seen = new Evidence("address", address.toString(), required, "bind", clock.now());
        return new ReasonException(
                Reason.of(ReasonCode.ADDRESS_NOT_ALLOWED, Subject.server(address.toString()), clock.now(), seen));
    }

    /** The port it listens at; the one that was free if 0 was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** What people and programs type to reach it. */
    public String url() {
        return (encryption.isPresent() ? "https://" : "http://") + new Address(address.host(), port());
    }

    /** Ends streams, lets what runs finish, at most ten seconds, and closes. New requests meanwhile get SHUTTING_DOWN. */
    public void stop() {
        running.close();
        onStop.forEach(Runnable::run);
        running.await(GRACE);
        LifeCycle.stop(server);
    }

    /** What Jetty refuses before or after us: heads it cannot read, mostly. */
    private boolean answerError(org.eclipse.jetty.server.Request in, Response out, Callback callback) {
        int status = in.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer known ? known : 500;
        door.send(in, failures.reply(errorReason(in, status)), out, callback);
        return true;
    }

    private Reason errorReason(org.eclipse.jetty.server.Request in, int status) {
        if (status == 413 || status == 414 || status == 431) {
            return failures.tooLarge(-1, HEAD_BYTES_MAX).reason();
        }
        if (status < 500) {
            return failures.malformed(new MalformedException("head", "not a request that this server reads"));
        }
        Throwable cause = in.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable known
                ? known
                : new IllegalStateException("status " + status);
        return failures.defect("gate", cause);
    }
}
