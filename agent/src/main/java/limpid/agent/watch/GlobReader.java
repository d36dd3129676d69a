package limpid.agent.watch;

import java.util.regex.Pattern;

/** Reads a glob once, from left to right, and writes it as a regular expression over a whole path. */
final class GlobReader {
    private final String glob;
    private final StringBuilder pattern = new StringBuilder();
    private int at;

    GlobReader(String glob) {
        this.glob = glob;
    }

    /** The regular expression. */
    String pattern() {
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            switch (c) {
                case '*' -> stars();
                case '?' -> pattern.append("[^/]");
                case '[' -> characters();
                case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : c);
                default -> literal(c);
            }
        }
        return pattern.toString();
    }

    private void literal(char c) {
        pattern.append(Character.isSurrogate(c) ? String.valueOf(c) : Pattern.quote(String.valueOf(c)));
    }

    /** One star stays within a name; two that stand alone between slashes are any number of folders. */
    private void stars() {
        int first = at - 1;
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        boolean alone = at - first == 2 && (first == 0 || glob.charAt(first - 1) == '/');
        if (alone && at < glob.length() && glob.charAt(at) == '/') {
            at++;
            pattern.append("(?:.*/)?");
        } else if (alone && first > 0 && at == glob.length()) {
            pattern.append(".+");
        } else {
            pattern.append("[^/]*");
        }
    }

    /** Characters in brackets; a bracket that is never closed is a bracket. */
    private void characters() {
        int from = at;
        boolean other = from < glob.length() && (glob.charAt(from) == '!' || glob.charAt(from) == '^');
        int first = other ? from + 1 : from;
        int end = glob.indexOf(']', first + 1);
        if (end < 0) {
            literal('[');
            return;
        }
        pattern.append("(?!/)[").append(other ? "^" : "");
        int i = first;
        while (i < end) {
            i = characterOrRange(i, end);
        }
        pattern.append(']');
        at = end + 1;
    }

    private int characterOrRange(int from, int end) {
        int i = glob.charAt(from) == '\\' && from + 1 < end ? from + 1 : from;
        char low = glob.charAt(i);
        boolean range = i + 2 < end && glob.charAt(i + 1) == '-';
        char high = range ? glob.charAt(i + 2) : low;
        if (low <= high) {
            pattern.append(escaped(low)).append('-').append(escaped(high));
        } else {
            // A range the wrong way round holds nothing, and the class must not be empty.
            pattern.append("\\x{0}");
        }
        return i + (range ? 3 : 1);
    }

    private static String escaped(char c) {
        return String.format("\\x{%x}", (int) c);
    }
}
