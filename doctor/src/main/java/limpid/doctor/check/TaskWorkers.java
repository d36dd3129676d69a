package limpid.doctor.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.host.task.DefectException;
import limpid.host.task.Task;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;

/** Works beside each other, each piece in a task of its own; what is late is interrupted. */
public final class TaskWorkers implements Workers {
    private final Tasks tasks;
    private final Clock clock;

    private record Timed<T>(T value, long endedAt) {}

    public TaskWorkers(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public <T> List<Optional<T>> doAll(List<Supplier<T>> pieces, Duration deadline) throws InterruptedException {
        try (var scope = tasks.openLasting("doctor")) {
            long latest = clock.nanos() + deadline.toNanos();
            var running = pieces.stream()
                    .map(piece -> scope.fork("check", () -> new Timed<>(piece.get(), clock.nanos())))
                    .toList();
            scope.joinWithin(deadline);
            return running.stream().map(task -> result(task, latest)).toList();
        }
    }

    /**
     * A piece that broke has been recorded as a defect; to the others it is one that did not answer. What came after the
     * deadline may have come of the interruption, so it says nothing.
     */
    private static <T> Optional<T> result(Task<Timed<T>> task, long latest) {
        if (!task.isEnded() || task.isCancelled()) {
            return Optional.empty();
        }
        try {
            var timed = task.result();
            return timed.endedAt() - latest < 0 ? Optional.of(timed.value()) : Optional.empty();
        } catch (DefectException e) {
            return Optional.empty();
        }
    }
}
