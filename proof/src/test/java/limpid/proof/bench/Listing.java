package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a folder shows to somebody who looks: names, sizes, and times to the millisecond. Without the names that the programs
 * keep for themselves.
 *
 * @param files by path below the folder
 */
record Listing(Map<String, Seen> files) {
    private static final List<String> OWN = List.of(".limpid", ".stfolder", ".syncthing.", "~syncthing~", ".unison.");

    /** One file. */
    record Seen(long size, long modifiedMillis) {
        /** Some programs round a time up, some down. */
        boolean looksLike(Seen other) {
            return size == other.size && Math.abs(modifiedMillis - other.modifiedMillis) <= 1;
        }
    }

    /** Whether both show the same names, and under each name the same. */
    boolean looksLike(Listing other) {
        return files.size() == other.files.size()
                && files.entrySet().stream().allMatch(each -> other.shows(each.getKey(), each.getValue()));
    }

    /** What is missing here, or different. */
    String differenceTo(Listing wanted) {
        var different = wanted.files.entrySet().stream()
                .filter(each -> !shows(each.getKey(), each.getValue()))
                .map(each -> each.getKey() + " is " + files.get(each.getKey()) + ", not " + each.getValue())
                .sorted()
                .toList();
        return files.size() + " files, not " + wanted.files.size() + "; "
                + different.size() + " are missing or different"
                + different.stream()
                        .findFirst()
                        .map(first -> ", such as " + first)
                        .orElse("");
    }

    private boolean shows(String name, Seen wanted) {
        Seen seen = files.get(name);
        return seen != null && seen.looksLike(wanted);
    }

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
        String name = path.getFileName().toString();
        return OWN.stream().anyMatch(name::startsWith);
    }
}
