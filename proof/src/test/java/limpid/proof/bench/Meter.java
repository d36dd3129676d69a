package limpid.proof.bench;

import java.util.OptionalLong;

/** What a peer needs from one moment to another. */
final class Meter {
    private final Peer peer;
    private final double cpu;
    private final OptionalLong loopback;
    private final long beginNanos;

    private Meter(Peer peer) {
        this.peer = peer;
        peer.processes().forgetPeaks();
        this.cpu = peer.processes().cpuSeconds();
        this.loopback = Loopback.bytes();
        this.beginNanos = System.nanoTime();
    }

    static Meter start(Peer peer) {
        return new Meter(peer);
    }

    double seconds() {
        return (System.nanoTime() - beginNanos) / 1e9;
    }

    /** All but time. */
    Figures figures() {
        Figures figures = Figures.NONE;
        if (Proc.isKnown()) {
            figures = figures.with(Measure.CPU, cpuSeconds()).withBytes(Measure.PEAK, peakBytes());
        }
        OptionalLong now = Loopback.bytes();
        return loopback.isPresent() && now.isPresent()
                ? figures.withBytes(Measure.MOVED, now.getAsLong() - loopback.getAsLong())
                : figures;
    }

    double cpuSeconds() {
        return peer.processes().cpuSeconds() - cpu;
    }

    private long peakBytes() {
        return peer.isWatching()
                ? peer.processes().peakBytes()
                : peer.processes().mostSeenBytes();
    }
}
