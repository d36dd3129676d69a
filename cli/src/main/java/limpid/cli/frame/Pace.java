package limpid.cli.frame;

import java.time.Duration;
import java.time.Instant;

/** Time as a command needs it: to wait between two looks, and to know when it has waited enough. */
public interface Pace {
    /** Waits. */
    void pause(Duration length) throws InterruptedException;

    /** Wall time. */
    Instant now();
}
