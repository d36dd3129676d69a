package limpid.server.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import limpid.core.item.ItemName;

/** The name of an item that comes back while another one has its name: {@code plan (restored 2).txt}. */
final class RestoredName {
    private RestoredName() {}

    /** The name for a try; at first the item's own. */
    static ItemName of(ItemName name, int attempt) {
        if (attempt == 0) {
            return name;
        }
        String mark = attempt == 1 ? " (restored)" : " (restored " + attempt + ")";
        int dot = name.text().lastIndexOf('.');
        String stem = dot > 0 ? name.text().substring(0, dot) : name.text();
        String end = mark + (dot > 0 ? name.text().substring(dot) : "");
        while (!stem.isEmpty() && (stem + end).getBytes(UTF_8).length > ItemName.BYTES_MAX) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return new ItemName(stem + end);
    }
}
