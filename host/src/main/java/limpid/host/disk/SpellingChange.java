package limpid.host.disk;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/** Tells a mere change of spelling, in case or Unicode form, from another name. */
final class SpellingChange {
    private SpellingChange() {}

    /** Whether both are one name to a file system that does not care about spelling, and yet are spelt differently. */
    static boolean isBetween(Path from, Path to) {
        Path one = from.getFileName();
        Path two = to.getFileName();
        return one != null
                && two != null
                && from.resolveSibling(two).equals(to)
                && !one.equals(two)
                && folded(one).equals(folded(two));
    }

    private static String folded(Path name) {
        return Normalizer.normalize(name.toString(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
