package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of a process. Source: proc_pid_stat(5), proc_pid_status(5), proc_pid_clear_refs(5). */
final class Proc {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int OF_ENDED_CHILDREN = 13;

    private Proc() {}

    /** Whether there is anything to ask here. */
    static boolean isKnown() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** Processor time of a process and of its children that have ended. */
    static double cpuSeconds(long process) {
        return ticks(Long.toString(process), USER_TICKS, OF_ENDED_CHILDREN + 2) / TICKS_PER_SECOND;
    }

    /** Processor time of all children of this program that have ended. */
    static double cpuSecondsOfEnded() {
        return ticks("self", OF_ENDED_CHILDREN, OF_ENDED_CHILDREN + 2) / TICKS_PER_SECOND;
    }

    /** The most memory that it ever held, or since {@link #forgetPeak}. */
    static long peakBytes(long process) {
        return status(process, "VmHWM:");
    }

    static long heldBytes(long process) {
        return status(process, "VmRSS:");
    }

    /** From now on the peak is what it holds from now on. */
    static void forgetPeak(long process) {
        Path file = Path.of("/proc", Long.toString(process), "clear_refs");
        try {
            Files.writeString(file, "5");
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw new Unfinished("The peak of process " + process + " cannot be set back: " + e);
            }
        }
    }

    private static long ticks(String process, int from, int to) {
        String stat = read(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        long ticks = 0;
        for (int at = from; at < to && to <= fields.length; at++) {
            ticks += Long.parseLong(fields[at]);
        }
        return ticks;
    }

    private static long status(long process, String field) {
        return read(Long.toString(process), "status")
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static String read(String process, String name) {
        try {
            return Files.readString(Path.of("/proc", process, name));
        } catch (IOException ended) {
            return "";
        }
    }
}
