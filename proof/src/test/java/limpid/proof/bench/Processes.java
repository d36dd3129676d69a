package limpid.proof.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The processes of one peer: those that stay, and those that do one thing and end. None is left after {@link #close}. */
final class Processes implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Path logs;
    private final Map<String, Child> running = new LinkedHashMap<>();
    private double cpuOfEnded;
    private long mostSeen;
    private int runs;
    private boolean isClosed;

    /** What they say goes into this folder. */
    Processes(Path logs) {
        this.logs = logs;
    }

    /** Starts one that stays. */
    synchronized Child start(String name, Command command) {
        if (isClosed) {
            throw new Unfinished("stopped");
        }
        Child child = Child.start(logs.resolve(name + ".log"), command);
        running.put(name, child);
        return child;
    }

    /** One that stays. */
    synchronized Child child(String name) {
        Child child = running.get(name);
        if (child == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return child;
    }

    void stop(String name) {
        Child child = child(name);
        cpuOfEnded += child.cpuSeconds();
        child.close();
        forget(name);
    }

    /** Runs one that prepares or asks something; what it costs is not counted. Returns what it said. */
    String ask(Command command) {
        return run(command, BETWEEN_LOOKS.multipliedBy(10));
    }

    /** Runs one that does the work that is measured. */
    void work(Command command) {
        double before = Proc.cpuSecondsOfEnded();
        run(command, BETWEEN_LOOKS);
        cpuOfEnded += Proc.cpuSecondsOfEnded() - before;
    }

    private String run(Command command, Duration betweenLooks) {
        runs++;
        String name = "run-" + runs;
        Child child = start(name, command);
        try {
            Patience patience = new Patience(Stage.BOUND);
            do {
                mostSeen = Math.max(mostSeen, heldBytes());
                if (patience.isOver()) {
                    throw new Unfinished("not done within " + Stage.BOUND.toSeconds() + " s: " + command.words());
                }
            } while (!child.endsWithin(betweenLooks));
            return child.outcome();
        } finally {
            child.close();
            forget(name);
        }
    }

    private synchronized void forget(String name) {
        running.remove(name);
    }

    /** What they said, by name. */
    String said() {
        return all().entrySet().stream()
                .map(each -> each.getKey() + " said: " + each.getValue().said())
                .collect(Collectors.joining(" "));
    }

    /** Processor time so far, of those that run and those that ended. */
    double cpuSeconds() {
        return cpuOfEnded
                + all().values().stream().mapToDouble(Child::cpuSeconds).sum();
    }

    /** From here on the peaks count. */
    void forgetPeaks() {
        mostSeen = 0;
        all().values().forEach(Child::forgetPeak);
    }

    /** The most that each of those that stay held, summed. */
    long peakBytes() {
        return all().values().stream().mapToLong(Child::peakBytes).sum();
    }

    /** The most that was seen at one look while one that ends was running. */
    long mostSeenBytes() {
        return mostSeen;
    }

    long heldBytes() {
        return all().values().stream().mapToLong(Child::heldBytes).sum();
    }

    private synchronized Map<String, Child> all() {
        return new LinkedHashMap<>(running);
    }

    @Override
    public void close() {
        List<Child> last;
        synchronized (this) {
            isClosed = true;
            last = new ArrayList<>(running.values()).reversed();
            running.clear();
        }
        last.forEach(Child::close);
    }
}
