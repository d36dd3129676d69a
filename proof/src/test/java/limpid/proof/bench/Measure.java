package limpid.proof.bench;

import java.util.Locale;

/** What is measured of a work. Less is better, always. */
enum Measure {
    SECONDS("seconds", "", "%,.2f s", 1),
    MIDDLE("p50Seconds", "p50", "%,.3f s", 1),
    WORST("p99Seconds", "p99", "%,.3f s", 1),
    CPU("cpuSeconds", "CPU", "%,.1f s", 1),
    CPU_PER_MINUTE("cpuSecondsPerMinute", "CPU in a minute", "%,.2f s", 1),
    PEAK("peakBytes", "memory, peak", "%,.0f MB", 1e-6),
    HELD("heldBytes", "memory, held at the end", "%,.0f MB", 1e-6),
    AGENT("agentBytes", "memory of one agent of it", "%,.0f MB", 1e-6),
    MOVED("movedBytes", "moved", "%,.2f MB", 1e-6);

    private final String key;
    private final String label;
    private final String format;
    private final double unit;

    Measure(String key, String label, String format, double unit) {
        this.key = key;
        this.label = label;
        this.format = format;
        this.unit = unit;
    }

    /** As machines call it. */
    String key() {
        return key;
    }

    /** As the table calls it; nothing for what goes without saying. */
    String label() {
        return label;
    }

    String show(double value) {
        return String.format(Locale.ROOT, format, value * unit);
    }
}
