package limpid.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Test;

class TaskWorkersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> defects = new CopyOnWriteArrayList<>();
    private final Workers workers = new TaskWorkers(new Tasks((task, _) -> defects.add(task)), new SystemClock());

    @Test
    void worksBesideEachOther() throws Exception {
        var met = new CountDownLatch(2);
        Supplier<String> meets = () -> {
            met.countDown();
            await(met);
            return "met";
        };
        assertThat(workers.doAll(List.of(meets, meets), PATIENCE))
                .containsExactly(Optional.of("met"), Optional.of("met"));
    }

    @Test
    void interruptsWhatIsLateAndKeepsTheOthers() throws Exception {
        var never = new CountDownLatch(1);
        Supplier<String> late = () -> {
            await(never);
            return "late";
        };
        assertThat(workers.doAll(List.of(late, () -> "done"), Duration.ofMillis(300)))
                .containsExactly(Optional.empty(), Optional.of("done"));
    }

    @Test
    void recordsWhatBreaksAndKeepsTheOthers() throws Exception {
        Supplier<String> broken = () -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(workers.doAll(List.of(broken, () -> "done"), PATIENCE))
                .containsExactly(Optional.empty(), Optional.of("done"));
        assertThat(defects).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
