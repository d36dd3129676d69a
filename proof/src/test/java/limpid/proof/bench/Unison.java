package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unison: A with a server of its own, then B with it; two runs one after the other. */
final class Unison implements Returning {
    static final String NAME = "Unison";

    private final Path folder;
    private final Processes processes;
    private final int port = Ports.free();

    Unison(Path folder) {
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
        try {
            for (String place : new String[] {"A", "B", "hub"}) {
                Files.createDirectories(files(place));
                Files.createDirectories(memory(place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command server = Command.of("unison", "-socket", Integer.toString(port), "-listen", "127.0.0.1");
        processes.start("server", as("hub", server)).awaitLine("server started");
    }

    @Override
    public void begin() {
        carry();
    }

    @Override
    public void carry() {
        sync("A");
        sync("B");
    }

    @Override
    public void settle() {
        // A run that has ended has settled.
    }

    @Override
    public void sleep() {
        // Between two runs nobody is awake.
    }

    @Override
    public void deliver() {
        sync("A");
    }

    @Override
    public void wake() {
        sync("B");
        sync("A");
    }

    private void sync(String device) {
        String hub = "socket://127.0.0.1:" + port + "/" + files("hub");
        Command sync = Command.of(
                "unison",
                files(device).toString(),
                hub,
                "-batch",
                "-auto",
                "-times",
                "-fastcheck",
                "true",
                "-confirmbigdel=false",
                "-ui",
                "text",
                "-silent",
                "-dumbtty");
        processes.work(as(device, sync));
    }

    /** Each remembers in a folder of its own what it has seen. No name is looked up in a network. */
    private Command as(String place, Command command) {
        return command.with("HOME", folder).with("UNISON", memory(place)).with("UNISONLOCALHOSTNAME", "bench");
    }

    private Path memory(String place) {
        return folder.resolve("memory-" + place);
    }
}
