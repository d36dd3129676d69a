package limpid.server.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.host.time.Clock;
import limpid.server.job.Duty;
import limpid.server.measure.Ended.Kind;

/** Duties whose runs are heard of when they end. */
public final class HeardDuties {
    private static final int WELL = 200;
    private static final int FAILED = 500;

    private final Ear ear;
    private final Clock clock;

    public HeardDuties(Ear ear, Clock clock) {
        this.ear = ear;
        this.clock = clock;
    }

    /** The same duty, heard. */
    public Duty of(Duty duty) {
        return new Duty(duty.name(), duty.purpose(), duty.rhythm(), duty.stuckAfter(), () -> run(duty));
    }

    private String run(Duty duty) throws InterruptedException {
        Instant began = clock.now();
        long nanos = clock.nanos();
        boolean well = false;
        try {
            String said = duty.round().run();
            well = true;
            return said;
        } finally {
            Duration took = Duration.ofNanos(clock.nanos() - nanos);
            ear.heard(new Ended(Kind.JOB, duty.name(), well ? WELL : FAILED, began, took, Optional.empty()));
        }
    }
}
