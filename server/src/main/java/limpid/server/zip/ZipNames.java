package limpid.server.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of one folder of an archive, made safe for every system that may unpack it: none leads elsewhere, none is a device,
 * no two are one on a disk that folds case. A name that is safe stays as it is.
 */
public final class ZipNames {
    private static final int NAME_BYTES_MAX = 255;
    /** What Windows takes for a path, a drive or a pattern, and what nobody can see. */
    private static final Pattern UNSAFE = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
    /** Windows cuts these off, so that {@code ".. "} would be the folder above. */
    private static final Pattern TAIL = Pattern.compile("[. ]$");

    private static final Pattern DEVICE = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|COM[0-9\u00b9\u00b2\u00b3]|LPT[0-9\u00b9\u00b2\u00b3])([ .].*)?",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> taken = new HashSet<>();

    /** A safe name for {@code name}, that none before it had. */
    public String of(String name) {
        String safe = safe(name);
        String free = safe;
        for (int number = 2; !taken.add(fold(free)); number++) {
            free = numbered(safe, number);
        }
        return free;
    }

    private static String safe(String name) {
        String plain = UNSAFE.matcher(name).replaceAll("_");
        String ended = TAIL.matcher(plain).replaceAll("_");
        String own = DEVICE.matcher(ended).matches() ? "_" + ended : ended;
        return own.isEmpty() ? "_" : shortened(own, "");
    }

    /** {@code a (2).txt}. */
    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return shortened(stem, " (" + number + ")" + (dot > 0 ? name.substring(dot) : ""));
    }

    private static String shortened(String stem, String end) {
        String cut = stem;
        while (cut.length() > 1 && (cut + end).getBytes(UTF_8).length > NAME_BYTES_MAX) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + end;
    }

    private static String fold(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
