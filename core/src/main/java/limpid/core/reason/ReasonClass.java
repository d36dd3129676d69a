package limpid.core.reason;

/** What a reason means for the person who reads it. */
public enum ReasonClass {
    /** It is moving now. */
    IN_PROGRESS,
    /** It waits for a named event and goes on by itself. */
    WAITING,
    /** A person asked for it to wait. */
    PAUSED,
    /** A safety stop: nothing is deleted or overwritten while it stands. */
    HELD,
    /** It needs somebody to act. */
    FAILED,
    /** Both sides changed; both are kept. */
    CONFLICT,
    /** A rule leaves it out, on purpose. */
    IGNORED
}
