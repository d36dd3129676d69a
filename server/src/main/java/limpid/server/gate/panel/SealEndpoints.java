package limpid.server.gate.panel;

import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.panel.SealDesk;
import limpid.wire.json.Codecs;

/** What lost devices ask, with a secret that opens nothing else. */
final class SealEndpoints {
    private static final String SCHEME = "Bearer ";

    private final SealDesk desk;
    private final Clock clock;

    SealEndpoints(SealDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Reply order(Request request) {
        return Reply.json(200, Codecs.SEAL_ORDER.encode(desk.order(secret(request))))
                .with("Cache-Control", "no-store");
    }

    Reply hear(Request request) {
        String secret = secret(request);
        desk.hear(secret, Codecs.SEAL_WORD.decode(request.body().bytes()));
        return Reply.empty(204);
    }

    Reply hearErased(Request request) {
        String secret = secret(request);
        desk.hearErased(secret, Codecs.ERASED.decode(request.body().bytes()));
        return Reply.empty(204);
    }

    private String secret(Request request) {
        return request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .orElseThrow(() -> new ReasonException(Reason.of(
                        ReasonCode.NOT_SIGNED_IN,
                        Subject.device(),
                        clock.now(),
                        new Evidence("authorization", "none", "a device's secret", "gate", clock.now()))));
    }
}
