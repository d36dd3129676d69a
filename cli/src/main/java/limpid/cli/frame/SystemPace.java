package limpid.cli.frame;

import java.time.Duration;
import java.time.Instant;
import limpid.host.task.Rest;
import limpid.host.time.Clock;

/** The time of this machine. */
public record SystemPace(Clock clock) implements Pace {
    @Override
    public void pause(Duration length) throws InterruptedException {
        Rest.of(length);
    }

    @Override
    public Instant now() {
        return clock.now();
    }
}
