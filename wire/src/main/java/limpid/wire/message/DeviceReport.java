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
 * @param machine what it is; empty from an agent that does not tell
 * @param heard which orders from afar it has taken in; empty from an agent that knows none
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
        String version,
        Optional<MachineFacts> machine,
        Optional<OrdersHeard> heard) {
    public DeviceReport {
        reasons = List.copyOf(reasons);
    }

    /** A report that tells neither of the machine nor of orders. */
    public DeviceReport(
            String state,
            String sentence,
            Instant since,
            long pendingItems,
            long pendingBytes,
            List<Reason> reasons,
            Optional<Instant> lastScan,
            long seq,
            String version) {
        this(
                state,
                sentence,
                since,
                pendingItems,
                pendingBytes,
                reasons,
                lastScan,
                seq,
                version,
                Optional.empty(),
                Optional.empty());
    }

    /** The same from this machine, which has heard these orders. */
    public DeviceReport from(MachineFacts facts, OrdersHeard orders) {
        return new DeviceReport(
                state,
                sentence,
                since,
                pendingItems,
                pendingBytes,
                reasons,
                lastScan,
                seq,
                version,
                Optional.of(facts),
                Optional.of(orders));
    }
}
