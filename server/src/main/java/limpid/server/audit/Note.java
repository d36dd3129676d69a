package limpid.server.audit;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody did.
 *
 * @param who did it
 * @param whom it was done to
 * @param address of the peer who asked for it; empty for the server itself
 * @param detail values by name, in camelCase: at most 16, each cut at 300 characters. Never a secret
 */
public record Note(Party who, Act what, Optional<Party> whom, String address, SortedMap<String, String> detail) {
    private static final int VALUES_MAX = 16;
    private static final int VALUE_CHARACTERS_MAX = 300;

    public Note {
        SortedMap<String, String> kept = new TreeMap<>();
        detail.forEach((key, value) -> {
            if (kept.size() < VALUES_MAX) {
                kept.put(key, cut(value, VALUE_CHARACTERS_MAX));
            }
        });
        detail = java.util.Collections.unmodifiableSortedMap(kept);
    }

    /** Something that somebody did to another. */
    public static Note of(Party who, Act what, Party whom, String address) {
        return new Note(who, what, Optional.of(whom), address, new TreeMap<>());
    }

    /** The same of whoever asked for it. */
    public static Note of(Actor by, Act what, Party whom) {
        return of(by.who(), what, whom, by.address());
    }

    /** Something that the server did by itself. */
    public static Note ofServer(Act what, Map<String, String> detail) {
        return new Note(Party.server(), what, Optional.empty(), "", new TreeMap<>(detail));
    }

    /** The same with one more value. */
    public Note with(String key, Object value) {
        SortedMap<String, String> more = new TreeMap<>(detail);
        more.put(key, value.toString());
        return new Note(who, what, whom, address, more);
    }

    /** At most {@code max} characters of a text, on one line. */
    static String cut(String text, int max) {
        String line = text.codePoints()
                .map(each -> Character.isISOControl(each) ? ' ' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() <= max ? line : line.substring(0, max - 1) + "…";
    }
}
