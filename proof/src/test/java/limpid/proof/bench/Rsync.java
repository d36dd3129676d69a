package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** rsync: A to a server of its own, then from there to B; two runs one after the other. */
final class Rsync implements Peer {
    static final String NAME = "rsync";

    private final Path folder;
    private final Processes processes;
    private final int port = Ports.free();

    Rsync(Path folder) {
        this.folder = folder;
        this.processes = new Processes(folder);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWatching() {
        return false;
    }

    @Override
    public Processes processes() {
        return processes;
    }

    @Override
    public Path files(String device) {
        return folder.resolve(device);
    }

    @Override
    public void prepare() {
        Path settings = folder.resolve("server.conf");
        try {
            Files.createDirectories(files("A"));
            Files.createDirectories(files("B"));
            Files.createDirectories(files("hub"));
            Files.writeString(settings, settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Child server = processes.start(
                "server",
                Command.of(
                        "rsync",
                        "--daemon",
                        "--no-detach",
                        "--address=127.0.0.1",
                        "--port=" + port,
                        "--config=" + settings));
        Ports.await(port, server);
    }

    /** Its server would give up root's rights, and could not write into root's folder then. */
    private String settings() {
        String asRoot = System.getProperty("user.name").equals("root") ? "uid = 0\ngid = 0\n" : "";
        return "use chroot = no\n" + asRoot + "[files]\npath = " + files("hub") + "\nread only = no\n";
    }

    @Override
    public void begin() {
        carry();
    }

    @Override
    public void carry() {
        String hub = "rsync://127.0.0.1:" + port + "/files/";
        processes.work(Command.of("rsync", "-a", "--delete", files("A") + "/", hub));
        processes.work(Command.of("rsync", "-a", "--delete", hub, files("B") + "/"));
    }

    @Override
    public void settle() {
        // A run that has ended has settled.
    }
}
