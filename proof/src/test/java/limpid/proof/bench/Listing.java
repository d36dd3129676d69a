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
 * What a folder shows to somebody who looks: names, sizes, and times to the millisecond. Without Limpid's own names, which
 * each device keeps for itself.
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
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                    return isOwn(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                    if (isOwn(file)) {
                        return FileVisitResult.CONTINUE;
                    }
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

    private static boolean isOwn(Path path) {
        return path.getFileName().toString().startsWith(".limpid");
    }
}
