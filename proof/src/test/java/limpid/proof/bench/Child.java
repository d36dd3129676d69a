package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that we started; nobody else's is ever ended. What it says goes to a file. */
final class Child implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Child start(Path log, Map<String, String> environment, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
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

    /** Waits for its end; it must go well. */
    String awaitEnd(Duration bound) {
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unfinished("not done within " + bound.toSeconds() + " s: " + process.info());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unfinished("interrupted");
        } finally {
            close();
        }
        if (process.exitValue() != 0) {
            throw new Unfinished("exit code " + process.exitValue() + ": " + said());
        }
        return said();
    }

    /** Processor time it has used. Source: proc_pid_stat(5). */
    double cpuSeconds() {
        String stat = ofProc("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < 13 ? 0 : (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** The most memory it ever held. Source: proc_pid_status(5). */
    long peakBytes() {
        return ofProc("status")
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private String ofProc(String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), name));
        } catch (IOException ended) {
            return "";
        }
    }

    /** Asks it to end, and makes it if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
