package limpid.agent.run;

import java.time.Instant;
import java.util.function.Supplier;
import limpid.agent.transfer.Beside;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.task.Task;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;

/** Does work beside other work on a thread of its own, in a scope that ends with the piece. */
final class OwnThreads implements Beside {
    private final Tasks tasks;
    private final Clock clock;

    OwnThreads(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public <T> Piece<T> begin(Supplier<T> work) {
        TaskScope scope = tasks.open("beside");
        Task<T> task = scope.forkBusy("transfer", work::get);
        return new Piece<>() {
            @Override
            public T await() {
                try (scope) {
                    scope.join();
                    return task.result();
                } catch (InterruptedException e) {
                    Instant now = clock.now();
                    throw new ReasonException(Reason.of(ReasonCode.SHUTTING_DOWN, Subject.device(), now));
                }
            }

            @Override
            public void close() {
                scope.close();
            }
        };
    }
}
