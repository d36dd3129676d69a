package limpid.host.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import limpid.host.disk.SimDisk.Names;

/** How a simulated disk treats names. */
record SimNames(Names kind) {
    private static final int BYTES_MAX = 255;

    /** The last name of a path. */
    static String of(Path path) {
        String text = path.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    static boolean isTooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX;
    }

    boolean areExact() {
        return kind == Names.EXACT;
    }

    /** What two names in one folder may not share. */
    String key(String name) {
        return switch (kind) {
            case EXACT -> name;
            case FOLDING, DECOMPOSING ->
                Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        };
    }

    /** The key of a path's last name. */
    String key(Path path) {
        return key(of(path));
    }

    /** How a name is listed that was given so. */
    String stored(String name) {
        return kind == Names.DECOMPOSING ? Normalizer.normalize(name, Normalizer.Form.NFD) : name;
    }
}
