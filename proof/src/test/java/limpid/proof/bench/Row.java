package limpid.proof.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One line of the table.
 *
 * @param work what was done
 * @param seconds how long Limpid took
 * @param rsync how long rsync took; empty if it does not do such work, or is not installed
 * @param cpuSeconds processor time of all three processes
 * @param peakBytes the most memory each of the three ever held, summed
 * @param target what it shall reach
 */
record Row(String work, Took seconds, OptionalDouble rsync, double cpuSeconds, long peakBytes, String target) {
    static final String HEAD = String.format(
            "%-44s %16s %9s %7s %8s %8s  %s", "work", "Limpid", "rsync", "ratio", "CPU s", "memory", "target");

    /** What Limpid took: one time, or a middle and a worst one. */
    sealed interface Took {
        record Once(double seconds) implements Took {}

        record Often(double p50, double p99) implements Took {}

        /** Nothing was waited for. */
        record Not() implements Took {}
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-44s %16s %9s %7s %8.1f %5d MB  %s",
                work,
                took(),
                rsync.isPresent() ? String.format(Locale.ROOT, "%.2f s", rsync.getAsDouble()) : "–",
                ratio(),
                cpuSeconds,
                peakBytes / 1_000_000,
                target);
    }

    private String took() {
        return switch (seconds) {
            case Took.Once(double once) -> String.format(Locale.ROOT, "%.2f s", once);
            case Took.Often(double p50, double p99) -> String.format(Locale.ROOT, "%.3f / %.3f s", p50, p99);
            case Took.Not() -> "–";
        };
    }

    private String ratio() {
        return seconds instanceof Took.Once(double once) && rsync.isPresent() && rsync.getAsDouble() > 0
                ? String.format(Locale.ROOT, "%.2f", once / rsync.getAsDouble())
                : "–";
    }
}
