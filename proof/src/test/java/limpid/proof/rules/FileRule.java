package limpid.proof.rules;

import java.util.List;

/** Files stay short enough to be read at one sitting. */
enum FileRule implements SourceRule {
    LONG_FILE;

    private static final int LINES_MAX = 400;

    @Override
    public String because() {
        return "a file over " + LINES_MAX + " lines holds two things; split it where a reader would";
    }

    @Override
    public boolean readsTests() {
        return true;
    }

    @Override
    public List<Breach> breaches(Source source) {
        var lines = source.text().lines().count();
        return lines > LINES_MAX ? List.of(new Breach(source.path(), "has " + lines + " lines")) : List.of();
    }
}
