package limpid.server.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Reason;
import limpid.host.task.TaskScope;
import limpid.host.time.Clock;
import limpid.store.ledger.Ledger;

/** All regular work of a server. Safe for all threads. */
public final class Jobs {
    private final List<Work> all;

    /** Work that has not begun. Fails with: what the ledger says. */
    public Jobs(List<Duty> duties, Ledger ledger, Clock clock) {
        this.all = duties.stream().map(duty -> new Work(duty, ledger, clock)).toList();
    }

    /** Begins the rounds, each duty on a thread of its own, until {@code scope} is cancelled. */
    public void start(TaskScope scope) {
        all.forEach(work -> scope.every(Duration.ZERO, work.duty().name(), work::await));
    }

    /** How each stands, in the order in which they were named. */
    public List<DutyState> states() {
        return all.stream().map(Work::state).toList();
    }

    /** Has one run soon; whether there is one of that name. */
    public boolean runSoon(String name) {
        Optional<Work> work =
                all.stream().filter(one -> one.duty().name().equals(name)).findFirst();
        work.ifPresent(Work::wish);
        return work.isPresent();
    }

    /** What is wrong with the work itself: runs that failed, and JOB_QUEUE_STALLED for those that stand still. */
    public List<Reason> problems() {
        List<Reason> found = new ArrayList<>();
        states().forEach(state -> state.problem().ifPresent(found::add));
        return found;
    }
}
