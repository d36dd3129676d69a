package limpid.proof.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server and devices that joined it, in one folder. */
final class Household implements AutoCloseable {
    static final String SERVER = "server";
    private static final String OWNER = "ada@example.org";
    private static final String PASSWORD = "a long enough password";
    private static final Duration COMMAND = Duration.ofMinutes(5);

    private final Path folder;
    private final String listen;
    private final Map<String, Program> running = new LinkedHashMap<>();
    private int commands;

    /** A server with its owner, and devices with these names, all running. */
    Household(Path folder, String... devices) throws IOException, InterruptedException {
        this.folder = folder;
        this.listen = "127.0.0.1:" + freePort();
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        startServer();
        command(
                        "admin",
                        "owner",
                        "--email",
                        OWNER,
                        "--name",
                        "Ada",
                        "--password-file",
                        path("password"),
                        "--data",
                        path("data"))
                .expecting(0);
        for (String device : devices) {
            command(
                            "join",
                            "http://" + listen,
                            code(),
                            "--root",
                            path(device),
                            "--state",
                            state(device),
                            "--name",
                            device)
                    .expecting(0);
            startAgent(device);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void startServer() throws IOException, InterruptedException {
        begin(SERVER, "up", "--data", path("data"), "--listen", listen).awaitLine("Limpid is up at");
    }

    void startAgent(String device) throws IOException, InterruptedException {
        begin(device, "agent", "run", "--state", state(device)).awaitLine("agent is running");
    }

    private Program begin(String name, String... words) throws IOException {
        Files.deleteIfExists(folder.resolve(name + ".out"));
        Program program = Program.start(folder, name, words);
        running.put(name, program);
        return program;
    }

    void stop(String name) {
        Optional.ofNullable(running.remove(name)).orElseThrow().close();
    }

    void kill(String name) throws InterruptedException {
        Optional.ofNullable(running.remove(name)).orElseThrow().kill();
    }

    boolean isRunning(String name) {
        return Optional.ofNullable(running.get(name)).map(Program::isRunning).orElse(false);
    }

    /** A fresh code for a device. */
    String code() throws IOException, InterruptedException {
        return admin("code", "--person", OWNER).out().strip();
    }

    /** A command of the administrator; it must go well. */
    Answer admin(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", path("data")));
        return command(all.toArray(String[]::new)).expecting(0);
    }

    /** A browser in which the owner is signed in. */
    Page page() throws IOException, InterruptedException {
        return new Page("http://" + listen, OWNER, PASSWORD);
    }

    /** A command on a device. */
    Answer on(String device, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--state", state(device)));
        return command(all.toArray(String[]::new));
    }

    /** Until a device has proved that it is in step. */
    void settle(String device) throws IOException, InterruptedException {
        on(device, "settle", "--timeout", "240s").expecting(0);
    }

    private Answer command(String... words) throws IOException, InterruptedException {
        commands++;
        return Program.start(folder, "command-" + commands, words).end(COMMAND);
    }

    /** Where its server answers. */
    String url() {
        return "http://" + listen;
    }

    /** Where everything of it is. */
    Path folder() {
        return folder;
    }

    Path files(String device) {
        return root(device).resolve("Files");
    }

    Path root(String device) {
        return folder.resolve(device);
    }

    private String state(String device) {
        return path("state-" + device);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public void close() {
        new ArrayList<>(running.values()).reversed().forEach(Program::close);
    }
}
