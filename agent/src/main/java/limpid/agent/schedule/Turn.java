package limpid.agent.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.agent.state.StateBatch;

/**
 * What the engine wants after some events.
 *
 * @param save to be saved first, before any job starts
 * @param jobs to be started then
 * @param wakeAt when the engine wants to be called again at the latest
 */
public record Turn(StateBatch save, List<Job> jobs, Optional<Instant> wakeAt) {
    public Turn {
        jobs = List.copyOf(jobs);
    }
}
