package limpid.core.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why something is not in step. The catalogue entry of its {@code code} says the class, the remedies and what clears
 * it; this says what it is about and what was seen.
 *
 * @param code the cause
 * @param subject what it holds up
 * @param since when it began, by this machine's clock
 * @param evidence what proves it; never contents, never secrets
 * @param nextAttemptAt when it is tried again by itself; empty if an event, not time, ends it
 * @param attempts how often it was tried since {@code since}
 */
public record Reason(
        ReasonCode code,
        Subject subject,
        Instant since,
        List<Evidence> evidence,
        Optional<Instant> nextAttemptAt,
        int attempts) {
    public Reason {
        evidence = List.copyOf(evidence);
    }

    /** A reason met for the first time. */
    public static Reason of(ReasonCode code, Subject subject, Instant now, Evidence... evidence) {
        return new Reason(code, subject, now, List.of(evidence), Optional.empty(), 1);
    }

    /** The same reason, to be tried again at {@code time}. */
    public Reason retryAt(Instant time) {
        return new Reason(code, subject, since, evidence, Optional.of(time), attempts);
    }

    /** The same reason as a clock tells it that is {@code ahead} less far on. */
    public Reason earlier(Duration ahead) {
        return new Reason(
                code,
                subject,
                since.minus(ahead),
                evidence.stream().map(each -> each.earlier(ahead)).toList(),
                nextAttemptAt.map(next -> next.minus(ahead)),
                attempts);
    }

    /** What was observed under {@code what}; empty if nothing was. */
    public Optional<String> observed(String what) {
        return evidence.stream()
                .filter(e -> e.what().equals(what))
                .map(Evidence::observed)
                .findFirst();
    }
}
