package limpid.core.item;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of an item as a person wrote it. Any spelling that a file system of some platform can hold is allowed here;
 * what a certain platform cannot hold becomes a reason there, and the item stays safe on the server.
 *
 * <p>Limits: 1 to 255 bytes in UTF-8; no {@code /}, no control character, no lone surrogate, not {@code .} or
 * {@code ..}.
 *
 * @param text the raw spelling
 */
public record ItemName(String text) {
    /** The longest name, in UTF-8 bytes. */
    public static final int BYTES_MAX = 255;

    public ItemName {
        String flaw = flawOf(text);
        if (!flaw.isEmpty()) {
            throw new IllegalArgumentException(flaw);
        }
    }

    /** What is wrong with {@code text} as a name, in words for people; empty if nothing is. */
    public static String flawOf(String text) {
        if (text.isEmpty()) {
            return "a name has at least one character";
        }
        if (text.equals(".") || text.equals("..")) {
            return "\".\" and \"..\" are not names";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || Character.isISOControl(c)) {
                return "a name has no slash and no control character; this one has one at position " + (i + 1);
            }
        }
        return utf8Flaw(text);
    }

    private static String utf8Flaw(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return "the name is not valid Unicode";
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes > BYTES_MAX ? "a name has at most 255 bytes; this one has " + bytes : "";
    }

    /**
     * What two siblings may not share on the server: the very spelling. Disks that tell case and Unicode forms apart hold
     * names that others cannot, and a tree from such a disk arrives whole on another one. Source:
     * docs/decisions/2026-11-21-names-as-spelled.md.
     */
    public String key() {
        return text;
    }

    /**
     * What two siblings may not share on a disk that folds names: the name in NFC with case folded away. A device with such
     * a disk says NAME_CASE_COLLISION or NAME_UNICODE_COLLISION for the second of them.
     */
    public String fold() {
        if (isPlainAscii()) {
            return text.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        // Upper then lower folds what neither does alone: sharp s, final sigma, dotless i.
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private boolean isPlainAscii() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
