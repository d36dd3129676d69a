package limpid.wire.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/** Makes the reasons of one link: about one server, by one clock. */
final class Witness {
    private static final String SOURCE = "link";

    private final Subject server;
    private final Clock clock;

    Witness(String address, Clock clock) {
        this.server = Subject.server(address);
        this.clock = clock;
    }

    Instant now() {
        return clock.now();
    }

    Evidence saw(String what, String observed, String required) {
        return new Evidence(what, observed, required, SOURCE, clock.now());
    }

    ReasonException failure(ReasonCode code, List<Evidence> evidence, Optional<Instant> nextAttemptAt) {
        return new ReasonException(new Reason(code, server, clock.now(), evidence, nextAttemptAt, 1));
    }

    ReasonException failure(ReasonCode code, Evidence... evidence) {
        return failure(code, List.of(evidence), Optional.empty());
    }

    ReasonException failure(ReasonCode code, Throwable cause, Evidence... evidence) {
        return new ReasonException(Reason.of(code, server, clock.now(), evidence), cause);
    }
}
