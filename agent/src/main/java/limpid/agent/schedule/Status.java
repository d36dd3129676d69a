package limpid.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonClass;
import limpid.wire.message.OrdersHeard;

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
 * @param lastScan when the last look at everything began: what was there before is seen
 * @param lastPull when the last question for changes was asked that left nothing untold
 * @param lastContact when the server last said anything
 * @param bytes how long the files are together that stand here
 * @param heard which orders from afar were obeyed
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
        Optional<Instant> lastContact,
        long bytes,
        OrdersHeard heard) {
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

        private Bucket earlier(Duration ahead) {
            return new Bucket(reason.earlier(ahead), items, bytes, sample);
        }
    }

    /** Bytes of contents that move now or are in line to. */
    public long movingBytes() {
        return buckets.stream()
                .filter(bucket -> bucket.reason().code().reasonClass() == ReasonClass.IN_PROGRESS)
                .mapToLong(Bucket::bytes)
                .sum();
    }

    /** The same status as a clock tells it that is {@code ahead} less far on. */
    public Status earlier(Duration ahead) {
        return new Status(
                state,
                binding.map(reason -> reason.earlier(ahead)),
                buckets.stream().map(bucket -> bucket.earlier(ahead)).toList(),
                leftOut.stream().map(bucket -> bucket.earlier(ahead)).toList(),
                pendingItems,
                pendingBytes,
                items,
                seq,
                digestEqual,
                lastScan.map(then -> then.minus(ahead)),
                lastPull.map(then -> then.minus(ahead)),
                lastContact.map(then -> then.minus(ahead)),
                bytes,
                heard);
    }
}
