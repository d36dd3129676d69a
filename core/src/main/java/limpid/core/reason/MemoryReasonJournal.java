package limpid.core.reason;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journal that lives as long as the program; for simulators, tests and last resort. */
public final class MemoryReasonJournal implements ReasonJournal {
    private final List<ReasonTransition> transitions = new ArrayList<>();
    private List<Reason> holding = List.of();

    @Override
    public List<ReasonTransition> record(List<Reason> now, Instant at) {
        var steps = ReasonChanges.between(holding, now, at);
        holding = ReasonChanges.continued(holding, now);
        transitions.addAll(steps);
        return steps;
    }

    @Override
    public List<Reason> holding() {
        return holding;
    }

    @Override
    public List<ReasonTransition> since(Instant since) {
        return transitions.stream().filter(step -> !step.at().isBefore(since)).toList();
    }

    @Override
    public void forgetBefore(Instant time) {
        transitions.removeIf(step -> step.at().isBefore(time));
    }
}
