package limpid.proof.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import limpid.proof.journey.Answer;
import limpid.proof.journey.Program;

/** A fresh server as a process of its own, at an address with a name: passkeys belong to names. */
final class Site implements AutoCloseable {
    private static final Duration COMMAND = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private Program server;
    private int commands;

    Site(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = freePort();
        this.server = begin();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Program begin() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("server.out"));
        Program program = Program.start(
                folder, "server", "up", "--data", folder.resolve("data").toString(), "--listen", "127.0.0.1:" + port);
        program.awaitLine("Limpid is up at");
        return program;
    }

    /** What people type. */
    String url() {
        return "http://localhost:" + port;
    }

    /** The link by which the owner is made, as the server printed it. */
    String ownerLink() throws IOException, InterruptedException {
        String line = server.awaitLine("/owner?key=");
        return url() + line.substring(line.indexOf("/owner?key=")).strip().split("\\s", 2)[0];
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        server.kill();
    }

    /** Starts it again, on the same data. */
    void startAgain() throws IOException, InterruptedException {
        server = begin();
    }

    /** A command of whoever sits at the server. */
    Answer admin(String... words) throws IOException, InterruptedException {
        commands++;
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return Program.start(folder, "command-" + commands, all.toArray(String[]::new))
                .end(COMMAND);
    }

    @Override
    public void close() {
        server.close();
    }
}
