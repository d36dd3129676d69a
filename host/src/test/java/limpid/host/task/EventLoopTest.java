package limpid.host.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventLoopTest {
    private final Tasks tasks = new Tasks((task, cause) -> {
        throw new AssertionError(task, cause);
    });
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

    @Test
    void givesAllEventsInOrderToOneThread() throws Exception {
        List<Integer> seen = new ArrayList<>(); // not safe for threads, on purpose
        EventLoop<Integer> loop = new EventLoop<>(10, events -> {
            seen.addAll(events);
            return Optional.empty();
        });
        try (TaskScope scope = tasks.open("test")) {
            scope.forkBusy("loop", loop::run);
            for (int i = 0; i < 1_000; i++) {
                loop.tell(i);
            }
            loop.stop();
            scope.join();
        }
        assertThat(seen).hasSize(1_000).isSorted();
    }

    @Test
    void callsTheStepAtTheStartAndWhenItsTimeHasCome() throws Exception {
        CountDownLatch calls = new CountDownLatch(4);
        EventLoop<Integer> loop = new EventLoop<>(10, events -> {
            batches.add(events);
            calls.countDown();
            return Optional.of(Duration.ofMillis(1));
        });
        try (TaskScope scope = tasks.open("test")) {
            scope.fork("loop", loop::run);
            calls.await();
        }
        assertThat(batches).hasSizeGreaterThanOrEqualTo(4).allMatch(List::isEmpty);
    }

    @Test
    void takesTogetherWhatCameMeanwhile() throws Exception {
        CountDownLatch isBusy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        EventLoop<Integer> loop = new EventLoop<>(10, events -> {
            batches.add(events);
            isBusy.countDown();
            goOn.await();
            return Optional.empty();
        });
        try (TaskScope scope = tasks.open("test")) {
            scope.fork("loop", loop::run);
            isBusy.await();
            assertThat(loop.offer(1)).isTrue();
            assertThat(loop.offer(2)).isTrue();
            loop.stop();
            goOn.countDown();
            scope.join();
        }
        assertThat(batches).containsExactly(List.of(), List.of(1, 2));
        assertThat(loop.offer(3)).isFalse();
    }

    @Test
    void refusesMoreThanItsQueueHolds() {
        EventLoop<Integer> loop = new EventLoop<>(2, _ -> Optional.empty());
        assertThat(loop.offer(1)).isTrue();
        assertThat(loop.offer(2)).isTrue();
        assertThat(loop.offer(3)).isFalse();
    }

    @Test
    void neverWaitsForItself() throws Exception {
        List<EventLoop<Integer>> self = new ArrayList<>();
        EventLoop<Integer> loop = new EventLoop<>(1, events -> {
            batches.add(events);
            if (events.isEmpty()) {
                for (int i = 0; i < 5; i++) {
                    self.getFirst().tell(i);
                }
                self.getFirst().stop();
            }
            return Optional.empty();
        });
        self.add(loop);
        loop.run();
        assertThat(batches).containsExactly(List.of(), List.of(0, 1, 2, 3, 4));
    }

    @Test
    void endsWhenItsScopeDoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        EventLoop<Integer> loop = new EventLoop<>(1, _ -> {
            begun.countDown();
            return Optional.of(Duration.ofDays(400_000_000));
        });
        Task<Nothing> task;
        try (TaskScope scope = tasks.open("test")) {
            task = scope.fork("loop", loop::run);
            begun.await();
        }
        assertThat(task.isCancelled()).isTrue();
    }
}
