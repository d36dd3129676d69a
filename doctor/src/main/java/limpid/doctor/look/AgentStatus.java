package limpid.doctor.look;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.doctor.check.Finding.Held;

/**
 * How the agent sees itself: what {@code limpid status} shows.
 *
 * @param running whether it runs now; if not, the rest is as it was last
 * @param seenAt when this was true; empty if it never ran
 * @param state one of IN_STEP SYNCING WAITING PAUSED NEEDS_YOU UNKNOWN
 * @param holding why items are not in step, one per cause
 * @param lastScan when the folder was last read through
 * @param lastPull when it last heard the server's changes to the end
 * @param lastServerContact when the server last answered it
 */
public record AgentStatus(
        boolean running,
        Optional<Instant> seenAt,
        String state,
        List<Held> holding,
        Optional<Instant> lastScan,
        Optional<Instant> lastPull,
        Optional<Instant> lastServerContact) {
    public AgentStatus {
        holding = List.copyOf(holding);
    }

    /** An agent that never ran. */
    public static AgentStatus never() {
        return new AgentStatus(
                false, Optional.empty(), "UNKNOWN", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
