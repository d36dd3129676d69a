package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A process that we started, with those that it started itself; nobody else's is ever ended. What it says goes to a file. */
final class Child implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Child start(Path log, Command command) {
        ProcessBuilder builder =
                new ProcessBuilder(command.words()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(command.environment());
        try {
            return new Child(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it said so far. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said {@code words}; returns the line. */
    String awaitLine(String words) {
        Patience patience = new Patience(Duration.ofSeconds(60));
        while (true) {
            Optional<String> line =
                    said().lines().filter(each -> each.contains(words)).findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            if (!process.isAlive() || patience.isOver()) {
                throw new Unfinished("It never said “" + words + "”, but: " + said());
            }
            Patience.rest(20);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended within this time. */
    boolean endsWithin(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unfinished("interrupted");
        }
    }

    /** What it said, now that it has ended; it must have gone well. */
    String outcome() {
        if (process.exitValue() != 0) {
            throw new Unfinished("exit code " + process.exitValue() + ": " + said());
        }
        return said();
    }

    double cpuSeconds() {
        return tree().mapToDouble(Proc::cpuSeconds).sum();
    }

    long peakBytes() {
        return tree().map(Proc::peakBytes).sum();
    }

    long heldBytes() {
        return tree().map(Proc::heldBytes).sum();
    }

    void forgetPeak() {
        tree().forEach(Proc::forgetPeak);
    }

    private LongStream tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(ProcessHandle::pid);
    }

    /** Asks it to end, and makes it if it does not. */
    @Override
    public void close() {
        var below = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        below.forEach(ProcessHandle::destroyForcibly);
    }
}
