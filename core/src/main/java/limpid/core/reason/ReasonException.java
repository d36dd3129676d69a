package limpid.core.reason;

import java.io.Serial;

/** Carries a failure of the world across frames where a value cannot. Ports throw it; the root of a task turns it back. */
public final class ReasonException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public ReasonException(Reason reason) {
        super(reason.code() + " " + reason.subject().name());
        this.reason = reason;
    }

    /** With the library's exception that told us, for the developers' log only. */
    public ReasonException(Reason reason, Throwable cause) {
        super(reason.code() + " " + reason.subject().name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
