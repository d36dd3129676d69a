package limpid.proof.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rules that look at the text of a source. */
enum TextRule implements SourceRule {
    LEFTOVER("what is not done has an issue, not a note", true, "\\bFIXME\\b|\\bTODO\\b(?!.*#\\d)|\\bXXX\\b"),
    AUTHOR("who wrote it is in the history", true, "^\\s*\\*\\s*@author"),
    SLEEP("a test that sleeps is slow on a good day and wrong on a bad one", true, "\\bThread\\.sleep\\("),
    MOCK("a fake with a contract stays true; a mock says what one hopes", true, "import (static )?org\\.mockito");

    private final String because;
    private final boolean readsTests;
    private final Pattern pattern;

    TextRule(String because, boolean readsTests, String pattern) {
        this.because = because;
        this.readsTests = readsTests;
        this.pattern = Pattern.compile(pattern);
    }

    @Override
    public String because() {
        return because;
    }

    @Override
    public boolean readsTests() {
        return readsTests;
    }

    @Override
    public List<Breach> breaches(Source source) {
        var found = new ArrayList<Breach>();
        // The rules and their tests have to name what they forbid.
        if (source.path().contains("/limpid/proof/rules/")) return found;
        // A benchmark is no test: it watches other programs from outside, and lets them work between two looks.
        var isBench = source.path().contains("/limpid/proof/bench/");
        if (this == SLEEP && (isBench || !source.path().contains("/src/test/"))) return found;
        var number = 0;
        for (var line : source.text().lines().toList()) {
            number++;
            if (pattern.matcher(line).find())
                found.add(new Breach(source.path(), "line " + number + ": " + line.strip()));
        }
        return found;
    }
}
