package limpid.proof.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The heads of compiled classes. */
final class ClassFiles {
    private ClassFiles() {}

    /** Compiled classes of shipped rooms that need preview features of Java. */
    static List<Path> previews() {
        var found = new ArrayList<Path>();
        for (var room : Room.values()) {
            for (var file : House.files(House.root().resolve(room.folder()).resolve("target/classes"), ".class")) {
                if (isPreview(head(file))) found.add(file);
            }
        }
        return found;
    }

    /** Whether a class file's head, at least eight bytes, is marked as needing preview features. */
    static boolean isPreview(byte[] head) {
        return (ByteBuffer.wrap(head).getShort(4) & 0xFFFF) == 0xFFFF;
    }

    private static byte[] head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
