package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone afterwards, and with it the trio that works in it, also when somebody presses Ctrl-C. */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Thread atTheEnd = new Thread(this::sweep, "bench-sweep");
    private volatile Runnable before = () -> {};

    private Scratch(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("limpid-bench-"));
    }

    Path folder() {
        return folder;
    }

    /** What must end before the folder can go. */
    void first(AutoCloseable work) {
        before = () -> {
            try {
                work.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private void sweep() {
        before.run();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sweep();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }
}
