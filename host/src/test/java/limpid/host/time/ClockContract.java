package limpid.host.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Clock} promises. */
public interface ClockContract {
    Clock subject();

    @Test
    default void neverCountsBackwards() {
        Clock clock = subject();
        long last = clock.nanos();
        for (int i = 0; i < 1_000; i++) {
            long now = clock.nanos();
            assertThat(now - last).isNotNegative();
            last = now;
        }
    }

    @Test
    default void showsATimeThatPeopleKnow() {
        assertThat(subject().now()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }
}
