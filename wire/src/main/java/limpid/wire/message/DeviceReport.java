package limpid.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Reason;

/**
 * How a device sees itself, for the pages of the web app and for the server's own watch.
 *
 * @param state one of IN_STEP SYNCING WAITING PAUSED NEEDS_YOU UNKNOWN
 * @param sentence the state in words for people
 * @param since when the state began
 * @param pendingItems items not in step
 * @param pendingBytes what is left to move
 * @param reasons why, one per cause
 * @param lastScan when the folder was last read through
 * @param seq the place in the files collection that this device has reached
 * @param version of the agent
 */
public record DeviceReport(
        String state,
        String sentence,
        Instant since,
        long pendingItems,
        long pendingBytes,
        List<Reason> reasons,
        Optional<Instant> lastScan,
        long seq,
        String version) {
    public DeviceReport {
        reasons = List.copyOf(reasons);
    }
}
