package limpid.agent.watch;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One rule.
 *
 * @param text as a person wrote it
 * @param takesBackIn whether it undoes those before it
 * @param foldersOnly whether it speaks of folders only
 * @param paths the whole paths that it fits
 */
record GitignoreLine(String text, boolean takesBackIn, boolean foldersOnly, Pattern paths) {
    /** The rule on a line; empty if it holds none. */
    static Optional<GitignoreLine> of(String line) {
        String text = withoutTrailingSpaces(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean back = text.startsWith("!");
        String glob = back ? text.substring(1) : text;
        boolean folders = glob.endsWith("/");
        if (folders) {
            glob = glob.substring(0, glob.length() - 1);
        }
        if (glob.isEmpty()) {
            return Optional.empty();
        }
        boolean anchored = glob.indexOf('/') >= 0;
        String below = glob.startsWith("/") ? glob.substring(1) : glob;
        String composed = Normalizer.normalize(below, Normalizer.Form.NFC);
        String paths = (anchored ? "" : "(?:.*/)?") + new GlobReader(composed).pattern();
        return Optional.of(new GitignoreLine(text, back, folders, Pattern.compile(paths, Pattern.DOTALL)));
    }

    /** Spaces at the end are slips of the hand, unless a backslash says that they are meant. */
    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }

    boolean fits(String path, boolean folder) {
        return (folder || !foldersOnly) && paths.matcher(path).matches();
    }
}
