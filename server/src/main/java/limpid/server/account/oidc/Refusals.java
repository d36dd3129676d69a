package limpid.server.account.oidc;

import java.time.Duration;
import java.time.Instant;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.commit.Objection;

/** The reasons for which a sign-in by a provider fails, each made in one place. Safe for all threads. */
final class Refusals {
    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** {@code problem} in words that go on after a colon. */
    ReasonException unavailable(Provider provider, String problem) {
        return about(ReasonCode.PROVIDER_UNAVAILABLE, provider)
                .saw("problem", problem)
                .saw("issuer", provider.issuer())
                .exception();
    }

    ReasonException refused(Provider provider, String said) {
        return about(ReasonCode.PROVIDER_REFUSED, provider).saw("said", said).exception();
    }

    ReasonException rejected(Provider provider, String flaw) {
        return about(ReasonCode.PROVIDER_ANSWER_REJECTED, provider)
                .saw("flaw", flaw)
                .exception();
    }

    /** The same where nobody knows of which provider it was. */
    ReasonException rejected(String flaw) {
        return Objection.of(ReasonCode.PROVIDER_ANSWER_REJECTED, person(), clock.now())
                .saw("flaw", flaw)
                .exception();
    }

    ReasonException unknown(Provider provider, String flaw) {
        return about(ReasonCode.PROVIDER_PERSON_UNKNOWN, provider)
                .saw("flaw", flaw)
                .exception();
    }

    ReasonException clocksDiffer(Provider provider, Duration ahead) {
        Instant now = clock.now();
        return Objection.of(ReasonCode.CLOCK_SKEW_SERVER, Subject.server(""), now)
                .saw("difference-seconds", ahead.abs().toSeconds() + " s")
                .saw("server-time", now)
                .saw("second-source", "the sign-in service " + provider.name())
                .saw("device-time", now.plus(ahead))
                .exception();
    }

    private Objection about(ReasonCode code, Provider provider) {
        return Objection.of(code, person(), clock.now()).saw("provider", "“" + provider.name() + "”");
    }

    private static Subject person() {
        return new Subject(Scope.PERSON, "");
    }
}
