package limpid.agent.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Reason;

/**
 * How a device stands, as of one moment. Its buckets add up to {@code pendingItems}.
 *
 * @param state the whole in one word
 * @param binding the one reason that explains {@code state}; empty when in step
 * @param buckets what is not in step, by cause, the gravest first
 * @param leftOut what a rule leaves out of step on purpose, by cause
 * @param pendingItems items that are not in step
 * @param pendingBytes contents that are still to move
 * @param items items that live in the collection as this device knows it
 * @param seq the place in history that this device has reached
 * @param digestEqual whether the digests agreed at the last comparison; empty if something changed since
 * @param lastScan when everything was last looked at
 * @param lastPull when the server last told all its changes
 * @param lastContact when the server last said anything
 */
public record Status(
        State state,
        Optional<Reason> binding,
        List<Bucket> buckets,
        List<Bucket> leftOut,
        long pendingItems,
        long pendingBytes,
        long items,
        long seq,
        Optional<Boolean> digestEqual,
        Optional<Instant> lastScan,
        Optional<Instant> lastPull,
        Optional<Instant> lastContact) {
    /** The state of a device in one word. */
    public enum State {
        IN_STEP,
        SYNCING,
        WAITING,
        PAUSED,
        NEEDS_YOU
    }

    /**
     * Items with one cause.
     *
     * @param reason of the first of them
     * @param items how many; 0 for a cause that holds the device and not its items
     * @param bytes how much of their contents is to move
     * @param sample some of their paths
     */
    public record Bucket(Reason reason, long items, long bytes, List<String> sample) {
        public Bucket {
            sample = List.copyOf(sample);
        }
    }
}
