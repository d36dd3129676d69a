package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server and two devices of it, A and B, as processes of the packaged program; their agents are started by hand. */
final class Trio implements AutoCloseable {
    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final String OWNER = "bench@example.org";

    private final Path launcher;
    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, Child> running = new LinkedHashMap<>();
    private final List<Double> cpuOfEnded = new ArrayList<>();
    private int commands;
    private boolean isClosed;

    /** In a folder of its own, with both devices joined. */
    Trio(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
        this.environment = Map.of("XDG_STATE_HOME", folder.resolve("person").toString());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("password"), "a long one for measuring\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("server", "up", "--data", path("data"), "--listen", "127.0.0.1:0");
        String url = child("server").awaitLine("Limpid is up at").replaceFirst(".* at ", "");
        run(
                "admin",
                "owner",
                "--email",
                OWNER,
                "--name",
                "Bench",
                "--password-file",
                path("password"),
                "--data",
                path("data"));
        join(url, "A");
        join(url, "B");
    }

    private void join(String url, String device) {
        String code =
                run("admin", "code", "--person", OWNER, "--data", path("data")).strip();
        run("join", url, code, "--root", path(device), "--state", path("state-" + device), "--name", device);
    }

    /** Where a device keeps its files. */
    Path files(String device) {
        return folder.resolve(device).resolve("Files");
    }

    /** A place on the same volume that no device looks at. */
    Path aside(String name) {
        return folder.resolve(name);
    }

    /** Starts a device's agent; does not wait for it. */
    void startAgent(String device) {
        start(device, "agent", "run", "--state", path("state-" + device));
    }

    /** Starts a device's agent and waits until it says that it runs. */
    void startAgentAndWait(String device) {
        startAgent(device);
        child(device).awaitLine("agent is running");
    }

    void stopAgent(String device) {
        Child agent = child(device);
        cpuOfEnded.add(agent.cpuSeconds());
        agent.close();
        running.remove(device);
    }

    /** Until B shows what A shows. Looks often while looking is cheap, so that looking does not slow the work down. */
    void awaitSame(Duration bound) {
        Patience patience = new Patience(bound);
        Listing wanted = Listing.of(files("A"));
        while (true) {
            long from = System.nanoTime();
            Listing there = Listing.of(files("B"));
            if (there.equals(wanted)) {
                return;
            }
            if (patience.isOver()) {
                throw new Unfinished("B shows " + there.files().size() + " of "
                        + wanted.files().size() + " files after "
                        + bound.toSeconds() + " s. Agent A said: " + child("A").said() + " Agent B said: "
                        + child("B").said());
            }
            Patience.rest(Math.max(5, 4 * (System.nanoTime() - from) / 1_000_000));
        }
    }

    /** Until the devices themselves have proved that they are in step. */
    void settle(String device) {
        run("settle", "--state", path("state-" + device), "--timeout", "55s");
    }

    double cpuSeconds() {
        return running.values().stream().mapToDouble(Child::cpuSeconds).sum()
                + cpuOfEnded.stream().mapToDouble(Double::doubleValue).sum();
    }

    long peakBytes() {
        return running.values().stream().mapToLong(Child::peakBytes).sum();
    }

    private Child child(String name) {
        Child child = running.get(name);
        if (child == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return child;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private synchronized void start(String name, String... arguments) {
        if (isClosed) {
            throw new Unfinished("stopped");
        }
        running.put(name, Child.start(folder.resolve(name + ".log"), environment, command(arguments)));
    }

    private String run(String... arguments) {
        commands++;
        return Child.start(folder.resolve("command-" + commands + ".log"), environment, command(arguments))
                .awaitEnd(COMMAND);
    }

    private String[] command(String... arguments) {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(arguments));
        return words.toArray(String[]::new);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        new ArrayList<>(running.values()).reversed().forEach(Child::close);
        running.clear();
    }
}
