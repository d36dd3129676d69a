package limpid.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitignoreRulesTest {
    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    *.tmp           | a.tmp              | true
                    *.tmp           | deep/er/a.tmp      | true
                    *.tmp           | a.tmp.txt          | false
                    *.tmp           | a.tmp/inside       | true
                    /build          | build              | true
                    /build          | sub/build          | false
                    build/          | build              | false
                    build/          | build/             | true
                    build/          | x/build/           | true
                    build/          | x/build/a.o        | true
                    doc/*.txt       | doc/a.txt          | true
                    doc/*.txt       | x/doc/a.txt        | false
                    doc/*.txt       | doc/x/a.txt        | false
                    **/logs         | logs               | true
                    **/logs         | a/b/logs           | true
                    logs/**         | logs/              | false
                    logs/**         | logs/a/b           | true
                    a/**/b          | a/b                | true
                    a/**/b          | a/x/y/b            | true
                    a/**/b          | a/xb               | false
                    a**b            | a12b               | true
                    a**b            | a/b                | false
                    ?.txt           | a.txt              | true
                    ?.txt           | ab.txt             | false
                    [a-c].txt       | b.txt              | true
                    [a-c].txt       | d.txt              | false
                    [!a-c].txt      | d.txt              | true
                    [!a-c].txt      | b.txt              | false
                    [^a-c].txt      | b.txt              | false
                    x[]]y           | x]y                | true
                    x[!a]y          | x/y                | false
                    [a              | [a                 | true
                    [z-a]           | m                  | false
                    a.c             | abc                | false
                    \\#a            | #a                 | true
                    \\!a            | !a                 | true
                    \\*             | *                  | true
                    \\*             | a                  | false
                    # *.tmp         | a.tmp              | false
                    *               | .limpidignore      | false
                    *               | x/.limpidignore    | true
                    größe           | größe              | true
                    """)
    void leavesOutWhatTheRuleFits(String rule, String path, boolean leftOut) {
        boolean folder = path.endsWith("/");
        String plain = folder ? path.substring(0, path.length() - 1) : path;
        assertThat(GitignoreRules.of(rule).match(plain, folder).isPresent()).isEqualTo(leftOut);
    }

    @Test
    void theLastRuleThatFitsDecides() {
        GitignoreRules rules = GitignoreRules.of("*.log\n!keep.log\n");
        assertThat(rules.match("a.log", false)).contains("*.log");
        assertThat(rules.match("keep.log", false)).isEmpty();
        assertThat(GitignoreRules.of("!keep.log\n*.log").match("keep.log", false))
                .contains("*.log");
    }

    @Test
    void nothingComesBackFromAFolderThatIsLeftOut() {
        GitignoreRules rules = GitignoreRules.of("out/\n!out/keep.txt");
        assertThat(rules.match("out/keep.txt", false)).contains("out/");
    }

    @Test
    void comesBackFromAFolderWhoseContentsAreLeftOut() {
        GitignoreRules rules = GitignoreRules.of("/out/*\n!/out/keep.txt");
        assertThat(rules.match("out/keep.txt", false)).isEmpty();
        assertThat(rules.match("out/other.txt", false)).contains("/out/*");
    }

    @Test
    void readsFilesOfAllSystems() {
        GitignoreRules rules = GitignoreRules.of("\uFEFF*.a\r\n\r\n*.b   \r\nend\\ \n");
        assertThat(rules.match("x.a", false)).contains("*.a");
        assertThat(rules.match("x.b", false)).contains("*.b");
        assertThat(rules.match("end ", false)).isPresent();
        assertThat(rules.match("end", false)).isEmpty();
    }

    @Test
    void findsNamesInEitherUnicodeForm() {
        assertThat(GitignoreRules.of("caf\u00e9").match("cafe\u0301", false)).isPresent();
        assertThat(GitignoreRules.of("cafe\u0301").match("caf\u00e9", false)).isPresent();
    }
}
