package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Waits until somebody who looks from outside sees what he waits for. Looks seldom where looking is dear. */
final class Sight {
    private Sight() {}

    /** Until {@code there} shows what {@code here} shows now. */
    static void awaitSame(Path here, Path there, Processes processes) {
        Patience patience = new Patience(Stage.BOUND);
        Listing wanted = Listing.of(here);
        while (true) {
            long from = System.nanoTime();
            Listing seen = Listing.of(there);
            if (seen.looksLike(wanted)) {
                return;
            }
            if (patience.isOver()) {
                throw new Unfinished("B shows " + seen.differenceTo(wanted) + " after " + Stage.BOUND.toSeconds()
                        + " s. " + processes.said());
            }
            Patience.rest(Math.max(5, 4 * (System.nanoTime() - from) / 1_000_000));
        }
    }

    /** That it shows the same already. */
    static void requireSame(Path here, Path there) {
        Listing wanted = Listing.of(here);
        Listing seen = Listing.of(there);
        if (!seen.looksLike(wanted)) {
            throw new Unfinished("After the run B shows " + seen.differenceTo(wanted) + ".");
        }
    }

    static void awaitFile(Path file) {
        Patience patience = new Patience(Stage.BOUND);
        while (!Files.exists(file)) {
            if (patience.isOver()) {
                throw new Unfinished(file.getFileName() + " did not come");
            }
            Patience.rest(1);
        }
    }

    static void awaitTime(Path file, FileTime time) {
        Patience patience = new Patience(Stage.BOUND);
        while (Math.abs(millis(file) - time.toMillis()) > 1) {
            if (patience.isOver()) {
                throw new Unfinished("the change of " + file.getFileName() + " did not come");
            }
            Patience.rest(5);
        }
    }

    private static long millis(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (java.nio.file.NoSuchFileException beingReplaced) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
