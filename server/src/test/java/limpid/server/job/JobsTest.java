package limpid.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import limpid.core.reason.Evidence;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import limpid.server.job.DutyState.Outcome;
import limpid.server.library.Rig;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsTest {
    private final Rig rig = new Rig();

    private Duty duty(Rhythm rhythm, Duty.Round round) {
        return new Duty("sweep", "to sweep", rhythm, Duration.ofMinutes(10), round);
    }

    private Work work(Duration pause, Duty.Round round) {
        return new Work(duty(new Rhythm.Every(pause), round), rig.ledger, rig.clock);
    }

    @Nested
    class Rhythms {
        @ParameterizedTest
        @CsvSource({
            // last run, now, next
            "                     , 2026-03-10T12:00:00Z, 2026-03-10T02:00:00Z",
            "2026-03-10T02:00:05Z, 2026-03-10T12:00:00Z, 2026-03-11T02:00:00Z",
            "2026-03-08T02:00:05Z, 2026-03-10T12:00:00Z, 2026-03-10T02:00:00Z",
            "2026-03-09T02:00:05Z, 2026-03-10T01:59:59Z, 2026-03-10T02:00:00Z",
            "2026-03-09T01:00:00Z, 2026-03-10T01:59:59Z, 2026-03-09T02:00:00Z",
        })
        void ofADayMakeUpForWhatWasMissed(Instant last, Instant now, Instant next) {
            Rhythm daily = new Rhythm.Daily(() -> Optional.of(LocalTime.of(2, 0)), ZoneId.of("UTC"));
            assertThat(daily.next(Optional.ofNullable(last), now)).contains(next);
        }

        @Test
        void ofADayFollowTheClockOnTheWall() {
            Rhythm daily = new Rhythm.Daily(() -> Optional.of(LocalTime.of(2, 30)), ZoneId.of("Europe/Berlin"));
            Instant summerBegins = Instant.parse("2026-03-29T00:00:00Z");
            // 02:30 does not exist on that morning; the clock shows 03:30 then.
            assertThat(daily.next(Optional.of(summerBegins.minusSeconds(60)), summerBegins))
                    .contains(Instant.parse("2026-03-29T01:30:00Z"));
        }

        @Test
        void thatAreSwitchedOffAreNeverDue() {
            Rhythm daily = new Rhythm.Daily(Optional::empty, ZoneId.of("UTC"));
            assertThat(daily.next(Optional.empty(), rig.clock.now())).isEmpty();
        }

        @Test
        void areNotHeldByARunInTheFuture() {
            Rhythm hourly = new Rhythm.Every(Duration.ofHours(1));
            Instant now = rig.clock.now();
            assertThat(hourly.next(Optional.of(now.plus(Duration.ofDays(400))), now))
                    .contains(now);
        }
    }

    @Test
    void tellWhatTheyDidAndWhenTheyAreDueAgain() throws InterruptedException {
        Work work = work(Duration.ofHours(1), () -> {
            rig.clock.pass(Duration.ofMillis(1500));
            return "Swept.";
        });
        Instant begin = rig.clock.now();
        assertThat(work.isDue()).isTrue();
        work.run();
        DutyState state = work.state();
        assertThat(state.outcome()).isEqualTo(Outcome.DONE);
        assertThat(state.sentence()).isEqualTo("Swept.");
        assertThat(state.lastMillis()).contains(1500L);
        assertThat(state.nextRun()).contains(begin.plus(Duration.ofHours(1)));
        assertThat(work.isDue()).isFalse();
        rig.clock.pass(Duration.ofHours(1));
        assertThat(work.isDue()).isTrue();
    }

    @Test
    void sayWhyTheyFailed() throws InterruptedException {
        Reason full = Reason.of(
                ReasonCode.SERVER_DISK_FULL,
                Subject.server(""),
                rig.clock.now(),
                new Evidence("free-bytes", "0", "", "disk", rig.clock.now()));
        Work work = work(Duration.ofHours(1), () -> {
            throw new ReasonException(full);
        });
        work.run();
        assertThat(work.state().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(work.state().problem()).contains(full);
        assertThat(work.state().sentence()).contains("disk of your server is full");
    }

    @Test
    void admitADefectAndPassItOn() {
        Work work = work(Duration.ofHours(1), () -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(work::run).isInstanceOf(IllegalStateException.class);
        assertThat(work.state().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(work.isDue()).isFalse();
    }

    @Test
    void rememberRareRunsOverARestart() throws InterruptedException {
        work(Duration.ofHours(1), () -> "Swept.").run();
        Work later = work(Duration.ofHours(1), () -> "Swept again.");
        assertThat(later.state().sentence()).isEqualTo("Swept.");
        assertThat(later.isDue()).isFalse();
    }

    @Provokes(ReasonCode.JOB_QUEUE_STALLED)
    @Test
    void sayWhenTheyStandStill() throws InterruptedException {
        List<Work> self = new ArrayList<>();
        List<DutyState> seen = new ArrayList<>();
        Work work = work(Duration.ofHours(1), () -> {
            rig.clock.pass(Duration.ofMinutes(9));
            seen.add(self.getFirst().state());
            rig.clock.pass(Duration.ofMinutes(2));
            seen.add(self.getFirst().state());
            return "Swept at last.";
        });
        self.add(work);
        work.run();
        assertThat(seen.getFirst().outcome()).isEqualTo(Outcome.NEVER);
        assertThat(seen.getLast().outcome()).isEqualTo(Outcome.STUCK);
        assertThat(seen.getLast().problem().map(Reason::code)).contains(ReasonCode.JOB_QUEUE_STALLED);
        assertThat(seen.getLast().sentence()).contains("sweep");
        assertThat(work.state().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void runWhenSomebodyWishes() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(2);
        Duty never = duty(new Rhythm.Daily(Optional::empty, ZoneId.of("UTC")), () -> {
            ran.countDown();
            return "Swept.";
        });
        Jobs jobs = new Jobs(List.of(never), rig.ledger, new SystemClock());
        try (TaskScope scope = new Tasks((task, cause) -> {}).openLasting("jobs")) {
            jobs.start(scope);
            assertThat(jobs.runSoon("sweep")).isTrue();
            while (ran.getCount() == 2) {
                Thread.onSpinWait();
            }
            assertThat(jobs.runSoon("sweep")).isTrue();
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(jobs.runSoon("no-such-duty")).isFalse();
    }
}
