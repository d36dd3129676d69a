package limpid.core.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What held things up, from when to when: so that a person can be told tomorrow why nothing moved tonight. One thread
 * at a time.
 */
public interface ReasonJournal {
    /** How long transitions are kept. */
    Duration KEPT = Duration.ofDays(30);

    /**
     * Takes down which reasons hold now. Those that were not there before began, those with other evidence changed,
     * those no longer there ended. A reason is known by its code and subject; times of attempts do not count as a change.
     *
     * @return the transitions that this brought, which are also kept
     */
    List<ReasonTransition> record(List<Reason> holding, Instant now);

    /** The reasons that hold, as they were last recorded, with the times at which they began. */
    List<Reason> holding();

    /** The transitions from {@code since} on, oldest first. */
    List<ReasonTransition> since(Instant since);

    /** Forgets what ended before {@code time}. */
    void forgetBefore(Instant time);
}
