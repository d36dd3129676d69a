package limpid.host.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TaskScopeTest {
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private final Tasks tasks = new Tasks((task, cause) -> defects.add(task + ": " + cause.getMessage()));

    @Test
    void joinsAllTasksAndKeepsTheirResults() throws Exception {
        try (TaskScope scope = tasks.open("scope")) {
            List<Task<Integer>> squares = IntStream.range(0, 50)
                    .mapToObj(i -> scope.fork("square", () -> i * i))
                    .toList();
            scope.join();
            assertThat(squares.stream().mapToInt(Task::result).sum()).isEqualTo(40_425);
        }
        assertThat(defects).isEmpty();
    }

    @Test
    void namesItsThreads() throws Exception {
        try (TaskScope scope = tasks.open("upload")) {
            Task<String> light = scope.fork("a", () -> Thread.currentThread().getName());
            Task<Boolean> busy =
                    scope.forkBusy("b", () -> Thread.currentThread().isVirtual());
            scope.join();
            assertThat(light.result()).isEqualTo("upload/a");
            assertThat(busy.result()).isFalse();
        }
    }

    @Test
    void cancelsTheOthersWhenOneFails() throws Exception {
        try (TaskScope scope = tasks.open("scope")) {
            CountDownLatch never = new CountDownLatch(1);
            Task<Nothing> waiting = scope.fork("waits", () -> never.await());
            Task<Nothing> failing = scope.fork("fails", () -> {
                throw offline();
            });
            assertThatThrownBy(scope::join).isInstanceOfSatisfying(ReasonException.class, e -> assertThat(
                            e.reason().code())
                    .isEqualTo(ReasonCode.OFFLINE));
            assertThat(waiting.isCancelled()).isTrue();
            assertThatThrownBy(failing::result).isInstanceOf(ReasonException.class);
            assertThat(scope.fork("late", () -> 1).isCancelled()).isTrue();
        }
        assertThat(defects).isEmpty();
    }

    @Test
    void leavesTheOthersAloneInALastingScope() throws Exception {
        try (TaskScope scope = tasks.openLasting("scope")) {
            CountDownLatch failed = new CountDownLatch(1);
            Task<Nothing> failing = scope.fork("fails", () -> {
                failed.countDown();
                throw offline();
            });
            Task<Integer> other = scope.fork("other", () -> {
                failed.await();
                return 7;
            });
            scope.join();
            assertThat(other.result()).isEqualTo(7);
            assertThatThrownBy(failing::result).isInstanceOf(ReasonException.class);
        }
    }

    @Test
    void recordsADefectOnceHoweverDeepItIsJoined() {
        assertThatThrownBy(() -> {
                    try (TaskScope outer = tasks.open("outer")) {
                        outer.fork("middle", () -> {
                            try (TaskScope inner = tasks.open("inner")) {
                                inner.fork("deep", () -> {
                                    throw new IllegalStateException("bug");
                                });
                                inner.join();
                            }
                        });
                        outer.join();
                    }
                })
                .isInstanceOf(DefectException.class)
                .hasRootCauseMessage("bug");
        assertThat(defects).containsExactly("inner/deep: bug");
    }

    @Test
    void runsNoMoreAtOnceThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        try (TaskScope scope = tasks.open("scope", 3)) {
            for (int i = 0; i < 200; i++) {
                scope.fork("one", () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    three.countDown();
                    three.await();
                    now.decrementAndGet();
                });
            }
            scope.join();
        }
        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void endsWhatIsNotInTime() throws Exception {
        try (TaskScope scope = tasks.open("scope")) {
            CountDownLatch never = new CountDownLatch(1);
            Task<Nothing> waiting = scope.fork("waits", () -> never.await());
            assertThat(scope.joinWithin(Duration.ofMillis(20))).isFalse();
            assertThat(waiting.isCancelled()).isTrue();
        }
        try (TaskScope scope = tasks.open("scope")) {
            scope.fork("quick", () -> 1);
            assertThat(scope.joinWithin(Duration.ofSeconds(15))).isTrue();
        }
    }

    @Test
    void leavesNoThreadBehindWhenClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        try (TaskScope scope = tasks.openLasting("scope")) {
            scope.fork("waits", () -> {
                try {
                    begun.countDown();
                    new CountDownLatch(1).await();
                } finally {
                    ended.incrementAndGet();
                }
            });
            begun.await();
        }
        assertThat(ended.get()).isEqualTo(1);
    }

    @Test
    void goesOnWithRoundsAfterOneFailed() throws Exception {
        CountDownLatch rounds = new CountDownLatch(3);
        try (TaskScope scope = tasks.open("scope")) {
            scope.every(Duration.ofMillis(1), "round", () -> {
                rounds.countDown();
                throw new IllegalStateException("bug " + rounds.getCount());
            });
            rounds.await();
        }
        assertThat(defects).startsWith("scope/round: bug 2", "scope/round: bug 1");
    }

    private static ReasonException offline() {
        return new ReasonException(Reason.of(ReasonCode.OFFLINE, Subject.device(), Instant.EPOCH));
    }
}
