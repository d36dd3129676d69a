package limpid.host.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock for waits does not care that somebody sets the time back. */
class SteadyClockTest implements ClockContract {
    private static final Duration HOURS = Duration.ofHours(2);

    private final SimClock machine = new SimClock();
    private final SteadyClock clock = new SteadyClock(machine);

    @Override
    public Clock subject() {
        return clock;
    }

    @Test
    void goesOnWhenTheWallClockIsSetBack() {
        Instant before = clock.now();
        machine.jump(HOURS.negated());
        machine.advance(Duration.ofSeconds(3));
        assertThat(Duration.between(before, clock.now())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void followsTheWallClockForwards() {
        Instant before = clock.now();
        machine.jump(HOURS);
        assertThat(Duration.between(before, clock.now())).isEqualTo(HOURS);
    }

    @Test
    void knowsHowFarItIsAhead() {
        assertThat(clock.ahead()).isZero();
        machine.jump(HOURS.negated());
        machine.advance(Duration.ofSeconds(5));
        assertThat(clock.now().minus(clock.ahead())).isEqualTo(machine.now());
        machine.jump(HOURS);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void takesSmallDifferencesForDrift() {
        machine.jump(Duration.ofMillis(-300));
        assertThat(clock.ahead()).isZero();
    }
}
