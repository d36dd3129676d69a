package limpid.server.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/**
 * Whether the server's certificate lasts.
 *
 * @param ends when the one that is shown runs out; empty where nothing is encrypted
 */
public record CertificateWatch(Supplier<Optional<Instant>> ends, Clock clock) implements Overview.Watch {
    /** Renewed ones come weeks before: what is this near was forgotten. */
    static final Duration SOON = Duration.ofDays(14);

    @Override
    public List<Reason> problems() {
        Instant now = clock.now();
        return ends
                .get()
                .filter(end -> end.minus(SOON).isBefore(now))
                .map(end -> Reason.of(
                        end.isBefore(now) ? ReasonCode.CERT_EXPIRED : ReasonCode.CERT_EXPIRES_SOON,
                        Subject.server(""),
                        now,
                        new Evidence("not-after-at", end.toString(), "later", "certificate", now)))
                .stream()
                .toList();
    }
}
