package limpid.server.job;

import java.time.Duration;

/**
 * A piece of regular work.
 *
 * @param name stable, in small letters and dashes, such as {@code backup}
 * @param purpose what it is for, in a few words
 * @param stuckAfter a run that takes longer than this stands still
 */
public record Duty(String name, String purpose, Rhythm rhythm, Duration stuckAfter, Round round) {
    /** One run. */
    @FunctionalInterface
    public interface Round {
        /**
         * Does it; returns what was done or found, in a sentence. Fails with whatever stood in the way, as
         * {@link limpid.core.reason.ReasonException}.
         */
        String run() throws InterruptedException;
    }
}
