package limpid.server.library.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;

/**
 * A reason in the making, with what the library saw. The evidence is collected first, because every word of a reason has
 * to be proved by it.
 */
public final class Objection {
    private static final String SOURCE = "library";

    private final ReasonCode code;
    private final Subject subject;
    private final Instant now;
    private final List<Evidence> evidence = new ArrayList<>();

    private Objection(ReasonCode code, Subject subject, Instant now) {
        this.code = code;
        this.subject = subject;
        this.now = now;
    }

    /** An objection without evidence so far. */
    public static Objection of(ReasonCode code, Subject subject, Instant now) {
        return new Objection(code, subject, now);
    }

    /** What a request lacks, in words: it has no form that the protocol knows, so it cannot be put in values alone. */
    public static Objection malformed(String problem, Instant now) {
        return of(ReasonCode.REQUEST_MALFORMED, Subject.server(""), now).saw("problem", problem);
    }

    /** Something in a request is larger than the server takes. */
    public static Objection tooLarge(String problem, long sent, long limit, Instant now) {
        return of(ReasonCode.REQUEST_TOO_LARGE, Subject.server(""), now)
                .saw("problem", problem)
                .saw("sent-bytes", sent, limit)
                .saw("limit-bytes", limit);
    }

    /** Adds what was seen. */
    public Objection saw(String what, Object observed) {
        return saw(what, observed, "");
    }

    /** Adds what was seen beside what would be well. */
    public Objection saw(String what, Object observed, Object required) {
        evidence.add(new Evidence(what, observed.toString(), required.toString(), SOURCE, now));
        return this;
    }

    /** The reason, with all that was seen. */
    public Reason reason() {
        return new Reason(code, subject, now, evidence, Optional.empty(), 1);
    }

    /** The reason as an exception. */
    public ReasonException exception() {
        return new ReasonException(reason());
    }
}
