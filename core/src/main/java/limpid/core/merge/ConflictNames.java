package limpid.core.merge;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import limpid.core.item.ItemName;

/** Names for the second version of a file that two sides changed: {@code name (conflict, device, date).ext}. */
public final class ConflictNames {
    private static final int TRIES_MAX = 10_000;

    private ConflictNames() {}

    /**
     * The first conflict name for {@code name} that is free.
     *
     * @param device who made this version, for people; odd characters are left out
     * @param date such as {@code 2026-05-12}
     * @param taken whether a name is in use
     */
    public static ItemName of(ItemName name, String device, String date, Predicate<ItemName> taken) {
        for (int count = 1; count <= TRIES_MAX; count++) {
            String again = count == 1 ? "" : " " + count;
            ItemName candidate = fitted(name.text(), " (conflict, " + plain(device) + ", " + date + again + ")");
            if (!taken.test(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("ten thousand conflict names are taken");
    }

    /** Puts {@code mark} before the extension and cuts the stem so that the whole is no longer than a name may be. */
    private static ItemName fitted(String name, String mark) {
        int dot = name.lastIndexOf('.');
        boolean hasExtension = dot > 0 && name.length() - dot <= 16;
        String stem = hasExtension ? name.substring(0, dot) : name;
        String extension = hasExtension ? name.substring(dot) : "";
        while (bytes(stem + mark + extension) > ItemName.BYTES_MAX) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return new ItemName(stem + mark + extension);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String plain(String device) {
        String kept = device.replaceAll("[^\\p{L}\\p{N} ._-]", "").strip();
        String short40 =
                kept.codePointCount(0, kept.length()) > 40 ? kept.substring(0, kept.offsetByCodePoints(0, 40)) : kept;
        return short40.isEmpty() ? "device" : short40;
    }
}
