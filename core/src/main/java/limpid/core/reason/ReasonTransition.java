package limpid.core.reason;

import java.time.Instant;

/**
 * One step in the life of a reason.
 *
 * @param kind what happened
 * @param reason the reason as it was after this step; for ENDED as it was last
 * @param at when, by this machine's clock
 */
public record ReasonTransition(Kind kind, Reason reason, Instant at) {
    /** The kinds of steps. */
    public enum Kind {
        /** It holds from now on. */
        BEGAN,
        /** It still holds, and the evidence for it is another. */
        CHANGED,
        /** It holds no longer. */
        ENDED
    }
}
