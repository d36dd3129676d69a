package limpid.server.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.settings.Secret;
import limpid.host.time.Clock;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.Routes;

/** {@code GET /metrics}, for a scraper on this machine, or for one that shows the token. */
public final class MetricsRoutes implements Routes {
    private static final List<String> PATH = List.of("metrics");

    private final Metrics metrics;
    private final Supplier<List<Sample>> samples;
    private final Optional<Secret<String>> token;
    private final Clock clock;

    public MetricsRoutes(Metrics metrics, Supplier<List<Sample>> samples, Optional<Secret<String>> token, Clock clock) {
        this.metrics = metrics;
        this.samples = samples;
        this.token = token;
        this.clock = clock;
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        return path.equals(PATH) ? Map.of(Method.GET, this::show) : Map.of();
    }

    /** Where nobody may ask: a scraper is told so, and does not get the web app's page for what it took for an address. */
    public static Routes closed(Clock clock) {
        Endpoint nothing = _ -> {
            Evidence seen = new Evidence("path", "/metrics", "", "gate", clock.now());
            throw new ReasonException(Reason.of(ReasonCode.NOT_FOUND, Subject.server(""), clock.now(), seen));
        };
        return path -> path.equals(PATH) ? Map.of(Method.GET, nothing) : Map.of();
    }

    private Reply show(Request request) {
        if (!isAllowed(request)) {
            Evidence seen = new Evidence(
                    "role", "a stranger", "a scraper on this machine, or the metrics-token", "gate", clock.now());
            throw new ReasonException(
                    Reason.of(ReasonCode.PERMISSION_DENIED_REMOTE, Subject.server(""), clock.now(), seen));
        }
        PrometheusText text = new PrometheusText();
        text.samples(samples.get());
        metrics.writeTo(text);
        return Reply.of(200, PrometheusText.MEDIA_TYPE, text.toString().getBytes(UTF_8))
                .with("Cache-Control", "no-store");
    }

    private boolean isAllowed(Request request) {
        String shown = request.header("authorization").orElse("");
        boolean hasToken = token.filter(secret ->
                        MessageDigest.isEqual(shown.getBytes(UTF_8), ("Bearer " + secret.reveal()).getBytes(UTF_8)))
                .isPresent();
        return hasToken || (token.isEmpty() && isHere(request));
    }

    /** Who comes through a proxy on this machine comes from anywhere. */
    private static boolean isHere(Request request) {
        boolean isForwarded = request.headers().keySet().stream()
                .anyMatch(name -> name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("via"));
        return !isForwarded && isLoopback(request.peer());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false; // no number, so nobody we know
        }
    }
}
