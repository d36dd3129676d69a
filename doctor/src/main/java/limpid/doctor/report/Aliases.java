package limpid.doctor.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Stands a made-up name in for each real one, the same each time within one report. Numbers, not hashes: a hash of a name
 * can be guessed by hashing likely names.
 */
final class Aliases {
    /** A short ending of letters and digits tells the kind of a file, and of whom it is not. */
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private final Map<String, String> known = new LinkedHashMap<>();

    /** A path or an address, each part but the scheme by itself, so that what lies together still does. */
    String path(String path) {
        var parts = path.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty() && !parts[i].endsWith(":")) {
                parts[i] = name(parts[i]);
            }
        }
        return String.join("/", parts);
    }

    /** One name, with its ending. */
    String name(String name) {
        var ending = ENDING.matcher(name);
        var kept = ending.find() && ending.start() > 0 ? ending.group() : "";
        return known.computeIfAbsent(name, _ -> "name-" + (known.size() + 1) + kept);
    }

    /** Any other word that could tell who or where. */
    String word(String word) {
        return known.computeIfAbsent(word, _ -> "word-" + (known.size() + 1));
    }
}
