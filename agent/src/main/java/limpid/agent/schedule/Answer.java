package limpid.agent.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Reason;

/**
 * Why one path is or is not in step.
 *
 * @param path below the root
 * @param inStep whether it is, with proof
 * @param reason the one that binds; empty when in step
 * @param alsoHeldBy what would hold it next
 */
public record Answer(String path, boolean inStep, Optional<Reason> reason, List<Reason> alsoHeldBy) {
    public Answer {
        alsoHeldBy = List.copyOf(alsoHeldBy);
    }

    /** The same answer as a clock tells it that is {@code ahead} less far on. */
    public Answer earlier(Duration ahead) {
        return new Answer(
                path,
                inStep,
                reason.map(why -> why.earlier(ahead)),
                alsoHeldBy.stream().map(why -> why.earlier(ahead)).toList());
    }
}
