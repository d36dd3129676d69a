package limpid.server.account;

import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/** The reasons for which accounts refuse something, each made in one place. Safe for all threads. */
public final class Objections {
    private static final String SOURCE = "account";

    private final Clock clock;

    public Objections(Clock clock) {
        this.clock = clock;
    }

    /** One about a person, with what was seen: names and values in turn. */
    public ReasonException of(ReasonCode code, String... seen) {
        Evidence[] evidence = new Evidence[seen.length / 2];
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] = new Evidence(seen[2 * i], seen[2 * i + 1], "", SOURCE, clock.now());
        }
        return new ReasonException(Reason.of(code, new Subject(Scope.PERSON, ""), clock.now(), evidence));
    }

    /** That a field of a form is to be corrected: the field as the protocol names it, and a sentence for the person. */
    public ReasonException field(String field, String sentence) {
        return of(ReasonCode.REQUEST_MALFORMED, "field", field, "flaw", sentence);
    }

    /** That there is no such thing here, whoever's it may be elsewhere. */
    public ReasonException notFound(String what) {
        return of(ReasonCode.NOT_FOUND, what, "unknown");
    }
}
