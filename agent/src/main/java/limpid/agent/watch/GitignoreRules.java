package limpid.agent.watch;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * Rules as people know them from git: one glob per line, the last that fits decides, {@code !} takes back in, and nothing
 * comes back from a folder that is left out. Source: gitignore(5). Immutable.
 */
public final class GitignoreRules implements IgnoreRules {
    private final List<GitignoreLine> lines;

    private GitignoreRules(List<GitignoreLine> lines) {
        this.lines = lines;
    }

    /** The rules in the text of a file. Lines that are empty or begin with {@code #} say nothing. */
    public static GitignoreRules of(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new GitignoreRules(
                plain.lines().map(GitignoreLine::of).flatMap(Optional::stream).toList());
    }

    @Override
    public Optional<String> match(String path, boolean folder) {
        if (lines.isEmpty() || path.equals(RootMarker.IGNORE_FILE)) {
            return Optional.empty();
        }
        String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
        for (int slash = composed.indexOf('/'); slash >= 0; slash = composed.indexOf('/', slash + 1)) {
            Optional<String> above = verdict(composed.substring(0, slash), true);
            if (above.isPresent()) {
                return above;
            }
        }
        return verdict(composed, folder);
    }

    private Optional<String> verdict(String path, boolean folder) {
        for (GitignoreLine line : lines.reversed()) {
            if (line.fits(path, folder)) {
                return line.takesBackIn() ? Optional.empty() : Optional.of(line.text());
            }
        }
        return Optional.empty();
    }
}
