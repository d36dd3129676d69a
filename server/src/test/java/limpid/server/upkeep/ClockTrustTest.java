package limpid.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.Test;

class ClockTrustTest {
    private final SimClock clock = new SimClock();
    private final ClockTrust trust = new ClockTrust(clock);

    @Test
    void trustsAClockThatOnlyRuns() {
        clock.advance(Duration.ofDays(400));
        assertThat(trust.look()).isEmpty();
        assertThat(trust.isTrusted()).isTrue();
    }

    @Test
    @Provokes(ReasonCode.CLOCK_JUMPED)
    void waitsADayAfterAJumpAhead() {
        clock.jump(Duration.ofDays(365));
        assertThat(trust.look()).map(Reason::code).contains(ReasonCode.CLOCK_JUMPED);
        assertThat(trust.isTrusted()).isFalse();
        clock.advance(Duration.ofHours(23));
        assertThat(trust.look()).isEmpty();
        assertThat(trust.isTrusted()).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(trust.isTrusted()).isTrue();
    }

    @Test
    void doesNotMindThatSomebodySetsItBack() {
        clock.jump(Duration.ofDays(-365));
        assertThat(trust.look()).isEmpty();
        assertThat(trust.isTrusted()).isTrue();
    }
}
