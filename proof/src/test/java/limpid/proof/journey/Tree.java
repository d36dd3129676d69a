package limpid.proof.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands in a folder: every name, with a hash of its bytes, its time, and whether it may be run. */
record Tree(SortedMap<String, String> things) {
    static Tree of(Path folder) throws IOException {
        SortedMap<String, String> things = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String name = folder.relativize(path).toString();
                if (!name.isEmpty() && !name.startsWith(".limpid")) {
                    things.put(name, look(path));
                }
            }
        }
        return new Tree(things);
    }

    private static String look(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "folder";
        }
        return hash(path) + " " + Files.getLastModifiedTime(path) + (Files.isExecutable(path) ? " runs" : "");
    }

    private static String hash(Path path) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(path)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
