package limpid.server.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import limpid.core.item.ItemName;

/** The name of a file that was brought to where another has its name: {@code photo (2).jpg}. */
final class DropName {
    private DropName() {}

    /** The name for a try; at first its own. */
    static ItemName of(ItemName name, int attempt) {
        if (attempt == 0) {
            return name;
        }
        String text = name.text();
        int dot = text.lastIndexOf('.');
        String stem = dot > 0 ? text.substring(0, dot) : text;
        String end = " (" + (attempt + 1) + ")" + (dot > 0 ? text.substring(dot) : "");
        while (!stem.isEmpty() && (stem + end).getBytes(UTF_8).length > ItemName.BYTES_MAX) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return new ItemName(stem + end);
    }
}
