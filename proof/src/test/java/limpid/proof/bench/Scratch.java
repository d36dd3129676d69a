package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone afterwards, and before it the peer that works in it, also when somebody presses Ctrl-C. */
final class Scratch implements AutoCloseable {
    private static volatile boolean isOver;

    private final Path folder;
    private final Thread atTheEnd = new Thread(this::end, "bench-sweep");
    private volatile Runnable before = () -> {};

    private Scratch(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** In the folder for temporary files that {@code TMPDIR} names, or the usual one. */
    static Scratch make() throws IOException {
        if (isOver) {
            throw new Unfinished("stopped");
        }
        Path temporary = Path.of(System.getenv().getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir")));
        return new Scratch(Files.createTempDirectory(temporary, "limpid-bench-"));
    }

    Path folder() {
        return folder;
    }

    /** What must end before the folder can go. */
    void first(Peer peer) {
        before = peer::close;
    }

    /** Somebody stopped us while others still write here: under another name, nobody can write into it any more. */
    private void end() {
        isOver = true;
        before.run();
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        try {
            Files.move(folder, away);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sweep(away);
        sweep(folder);
    }

    private static void sweep(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(top)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!isOver) {
            before.run();
            sweep(folder);
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        }
    }
}
