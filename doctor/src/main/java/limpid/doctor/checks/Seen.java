package limpid.doctor.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Finding;
import limpid.host.time.Clock;

/** Collects what one look saw, all with one source and one time. */
final class Seen {
    private final String source;
    private final Clock clock;
    private final List<Evidence> evidence = new ArrayList<>();

    Seen(String source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Seen that(String what, Object observed) {
        return that(what, observed, "");
    }

    Seen that(String what, Object observed, Object required) {
        evidence.add(new Evidence(what, observed.toString(), required.toString(), source, clock.now()));
        return this;
    }

    Seen took(Duration time) {
        return that("took-millis", time.toMillis());
    }

    Finding healthy() {
        return new Finding.Healthy(evidence);
    }

    Finding problem(ReasonCode code, Subject subject) {
        return Finding.Problem.of(Reason.of(code, subject, clock.now(), evidence.toArray(Evidence[]::new)));
    }
}
