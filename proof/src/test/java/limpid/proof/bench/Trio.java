package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Limpid: a server and two devices of it, A and B, as processes of the packaged program. */
final class Trio implements Returning {
    static final String NAME = "Limpid";

    private static final String OWNER = "bench@example.org";

    private final Path launcher;
    private final Path folder;
    private final Processes processes;

    /** In a folder of its own; nothing runs yet. */
    Trio(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
        this.processes = new Processes(folder);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWatching() {
        return true;
    }

    @Override
    public Processes processes() {
        return processes;
    }

    @Override
    public Path files(String device) {
        return folder.resolve(device).resolve("Files");
    }

    @Override
    public void prepare() {
        try {
            Files.writeString(folder.resolve("password"), "a long one for measuring\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Child server = processes.start("server", limpid("up", "--data", path("data"), "--listen", "127.0.0.1:0"));
        String url = server.awaitLine("Limpid is up at").replaceFirst(".* at ", "");
        processes.ask(limpid(
                "admin",
                "owner",
                "--email",
                OWNER,
                "--name",
                "Bench",
                "--password-file",
                path("password"),
                "--data",
                path("data")));
        join(url, "A");
        join(url, "B");
        startAgent("B");
        awaitAgent("B");
    }

    private void join(String url, String device) {
        String code = processes
                .ask(limpid("admin", "code", "--person", OWNER, "--data", path("data")))
                .strip();
        processes.ask(limpid(
                "join", url, code, "--root", path(device), "--state", path("state-" + device), "--name", device));
    }

    private void startAgent(String device) {
        processes.start(device, limpid("agent", "run", "--state", path("state-" + device)));
    }

    private void awaitAgent(String device) {
        processes.child(device).awaitLine("agent is running");
    }

    @Override
    public void begin() {
        startAgent("A");
    }

    @Override
    public void carry() {
        // It watches.
    }

    @Override
    public void settle() {
        settle("A");
        settle("B");
    }

    /** Until the device itself has proved that it is in step with the server. */
    private void settle(String device) {
        awaitAgent(device);
        processes.ask(limpid("settle", "--state", path("state-" + device), "--timeout", "540s"));
    }

    @Override
    public void sleep() {
        processes.stop("B");
    }

    @Override
    public void deliver() {
        settle("A");
    }

    @Override
    public void wake() {
        startAgent("B");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Command limpid(String... arguments) {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(arguments));
        return Command.of(words.toArray(String[]::new)).with("XDG_STATE_HOME", folder.resolve("person"));
    }
}
