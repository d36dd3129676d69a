package limpid.core.id;

import java.util.regex.Pattern;

/** The one rule for ids that are text: 1 to 64 characters of {@code a-z 0-9 -}. */
final class TextIds {
    private static final Pattern WELL_FORMED = Pattern.compile("[a-z0-9-]{1,64}");

    private TextIds() {}

    static void check(String kind, String text) {
        if (!WELL_FORMED.matcher(text).matches()) {
            throw new IllegalArgumentException("not a " + kind + " id");
        }
    }
}
