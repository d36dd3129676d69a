package limpid.server.gate.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.host.time.Clock;
import limpid.server.admin.Readiness;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.Routes;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * What machines ask: {@code /healthz}, whether the server is alive, and {@code /readyz}, whether it can do its work. Open to
 * everybody, so it says what is wrong and nothing of where. Safe for all threads.
 */
public final class HealthRoutes implements Routes {
    /** Whoever asks more often hears the same again: looking costs a little. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Codec<Health> HEALTH = Records.of(Health.class);
    private static final int UNAVAILABLE = 503;

    private final Readiness readiness;
    private final Clock clock;
    private volatile Optional<Looked> last = Optional.empty();

    public HealthRoutes(Readiness readiness, Clock clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    private record Looked(Instant at, List<Reason> problems) {}

    /** How the server is. */
    record Health(boolean ready, List<Trouble> problems) {}

    /** One thing that keeps it from its work. */
    record Trouble(String code, String sentence) {
        /** Without evidence, which would name folders and volumes. */
        static Trouble of(Reason reason) {
            Reason bare = Reason.of(reason.code(), limpid.core.reason.Subject.server(""), reason.since());
            return new Trouble(reason.code().name(), ReasonTexts.english().sentence(bare));
        }
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.equals(List.of("healthz"))) {
            return Map.of(Method.GET, _ -> reply(List.of()));
        }
        return path.equals(List.of("readyz")) ? Map.of(Method.GET, this::ready) : Map.of();
    }

    private Reply ready(Request request) {
        return reply(look().problems());
    }

    private Looked look() {
        Instant now = clock.now();
        Optional<Looked> known =
                last.filter(look -> Duration.between(look.at(), now).abs().compareTo(FRESH) < 0);
        if (known.isPresent()) {
            return known.get();
        }
        Looked fresh = new Looked(now, readiness.problems());
        last = Optional.of(fresh);
        return fresh;
    }

    private static Reply reply(List<Reason> problems) {
        Health health = new Health(
                problems.isEmpty(), problems.stream().map(Trouble::of).toList());
        return Reply.json(problems.isEmpty() ? 200 : UNAVAILABLE, HEALTH.encode(health))
                .with("Cache-Control", "no-store");
    }
}
