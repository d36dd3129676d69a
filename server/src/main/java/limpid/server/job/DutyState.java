package limpid.server.job;

import java.time.Instant;
import java.util.Optional;
import limpid.core.reason.Reason;

/**
 * How a duty stands.
 *
 * @param lastRun when the last run that ended had begun
 * @param lastMillis how long it took
 * @param runningSince when the run that goes on now began; empty if none does
 * @param nextRun when it is due; empty for not by itself
 * @param sentence what the last run did, or why it could not
 * @param problem why the last run failed, or that this one stands still
 */
public record DutyState(
        Duty duty,
        Optional<Instant> lastRun,
        Optional<Long> lastMillis,
        Optional<Instant> runningSince,
        Optional<Instant> nextRun,
        Outcome outcome,
        String sentence,
        Optional<Reason> problem) {
    /** How the last run ended. */
    public enum Outcome {
        /** There was none. */
        NEVER,
        DONE,
        FAILED,
        /** It has run for longer than it should. */
        STUCK
    }
}
