package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * What a folder shows to somebody who looks: names, sizes, and times to the millisecond.
 *
 * @param files by path below the folder
 */
record Listing(Map<String, Seen> files) {
    /** One file. */
    record Seen(long size, long modifiedMillis) {}

    /** Looks now. A file that vanishes meanwhile is not in it. */
    static Listing of(Path top) {
        Map<String, Seen> files = new HashMap<>();
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                    files.put(
                            top.relativize(file).toString(),
                            new Seen(is.size(), is.lastModifiedTime().toMillis()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Listing(files);
    }
}
