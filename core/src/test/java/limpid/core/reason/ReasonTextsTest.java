package limpid.core.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import limpid.core.golden.Golden;
import org.junit.jupiter.api.Test;

class ReasonTextsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T13:50:00Z");
    private static final ReasonTexts TEXTS = ReasonTexts.english();

    @Test
    void everyTextReadsWellWithNoEvidenceAtAll() {
        for (var code : ReasonCode.values()) {
            var text = allText(new Reason(code, Subject.item("Music/a.flac"), NOW, List.of(), Optional.empty(), 1));
            assertThat(text)
                    .as(code.name())
                    .doesNotContain("unknown", "{", "[", "|", " .", " ,", "..", "( ")
                    .doesNotContainPattern("\\S  ")
                    .endsWith("\n");
        }
    }

    @Test
    void allTextsAreAsReviewed() {
        var all = Arrays.stream(ReasonCode.values())
                .map(code -> code + "\n" + bare(code) + full(code))
                .collect(Collectors.joining("\n"));
        Golden.check("reason-texts.txt", all);
    }

    @Test
    void theFileHoldsNoTextForACodeThatIsNot() throws Exception {
        var known = Arrays.stream(ReasonCode.values()).map(Enum::name).collect(Collectors.toSet());
        assertThat(lines().stringPropertyNames())
                .hasSizeGreaterThan(3 * known.size() - 1)
                .allSatisfy(key -> assertThat(known).contains(key.substring(0, key.indexOf('.'))));
    }

    @Test
    void showsEvidenceAsSizesSpansAndTimes() {
        var reason = Reason.of(
                ReasonCode.DEVICE_DISK_FULL,
                Subject.device(),
                NOW,
                seen("volume", "/home"),
                seen("free-bytes", "12288"),
                seen("needed-bytes", "2147483648"));
        assertThat(TEXTS.sentence(reason))
                .isEqualTo("The disk /home is full: 12.3 kB free, 2.1 GB needed. What does not fit waits on the server"
                        + " and comes when there is room.");
    }

    @Test
    void leavesOutThePartWhoseEvidenceIsMissing() {
        var reason = Reason.of(ReasonCode.DEVICE_DISK_FULL, Subject.device(), NOW);
        assertThat(TEXTS.sentence(reason)).startsWith("The disk of this device is full. What");
    }

    @Test
    void namesTheSubjectByItsScopeWhereItHasNoName() {
        var device = Reason.of(ReasonCode.DEVICE_SILENT, Subject.device(), NOW);
        assertThat(TEXTS.sentence(device)).startsWith("This device has not reported");
        var named = Reason.of(ReasonCode.DEVICE_SILENT, new Subject(Scope.DEVICE, "laptop"), NOW);
        assertThat(TEXTS.sentence(named)).startsWith("“laptop” has not reported");
    }

    @Test
    void hostileNamesStayPlainText() {
        var reason = Reason.of(ReasonCode.FILE_CHANGING, Subject.item("{subject} [x] a|b"), NOW);
        assertThat(TEXTS.sentence(reason)).startsWith("“{subject} [x] a|b” changes while");
    }

    @Test
    void namesCannotWriteToTheTerminal() {
        var reason = Reason.of(ReasonCode.FILE_CHANGING, Subject.item("a\u001B[2Jb\nc\u202Ed\u0007"), NOW);
        assertThat(TEXTS.sentence(reason)).startsWith("“a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFD” changes while");
    }

    @Test
    void offersFirstWhatThePersonCanDo() {
        var reason = Reason.of(ReasonCode.SERVER_RESTORED, Subject.device(), NOW);
        assertThat(TEXTS.bestRemedy(reason).who()).isEqualTo(Who.AUTOMATIC);
        var full = Reason.of(ReasonCode.QUOTA_EXCEEDED, Subject.home(), NOW);
        assertThat(TEXTS.bestRemedy(full).action()).isEqualTo("delete-things");
    }

    @Test
    void writesSizesAsDisksAreSold() {
        assertThat(List.of(0L, 1L, 999L, 1000L, 12_345L, 999_950L, 1_000_000L, 12_300_000_000L, Long.MAX_VALUE))
                .extracting(Wording::size)
                .containsExactly(
                        "0 bytes", "1 byte", "999 bytes", "1 kB", "12.3 kB", "1 MB", "1 MB", "12.3 GB", "9.2 EB");
    }

    @Test
    void writesSpansInTheLargestUnitThatFits() {
        assertThat(List.of(0L, 1L, 119L, 120L, 7199L, 7200L, 172_799L, 172_800L))
                .extracting(seconds -> Wording.span(Duration.ofSeconds(seconds)))
                .containsExactly(
                        "less than a second",
                        "1 second",
                        "119 seconds",
                        "2 minutes",
                        "119 minutes",
                        "2 hours",
                        "47 hours",
                        "2 days");
    }

    private static String bare(ReasonCode code) {
        return "without evidence\n" + allText(Reason.of(code, Subject.device(), NOW));
    }

    private static String full(ReasonCode code) {
        var evidence = places(code).stream().map(key -> seen(key, sample(key))).toArray(Evidence[]::new);
        return "with all evidence\n"
                + allText(Reason.of(code, Subject.item("Music/a.flac"), NOW, evidence)
                        .retryAt(NOW.plusSeconds(90)));
    }

    private static String sample(String key) {
        if (key.endsWith("-bytes")) {
            return "12300000000";
        }
        if (key.endsWith("-seconds")) {
            return "7200";
        }
        return key.endsWith("-at") || key.endsWith("-time") ? "2026-11-01T08:15:00Z" : "<" + key + ">";
    }

    private static SortedSet<String> places(ReasonCode code) {
        var text = new ArrayList<String>();
        var lines = lines();
        lines.stringPropertyNames().stream()
                .filter(key -> key.startsWith(code + "."))
                .forEach(key -> text.add(lines.getProperty(key)));
        return Pattern.compile("\\{([a-z0-9/-]+)")
                .matcher(String.join("\n", text))
                .results()
                .flatMap(match -> Stream.of(match.group(1).split("/")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties lines() {
        var lines = new Properties();
        try (var in = ReasonTexts.class.getResourceAsStream("texts_en.properties")) {
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static String allText(Reason reason) {
        var text = new StringBuilder("  " + TEXTS.title(reason.code()) + "\n  " + TEXTS.sentence(reason) + "\n");
        for (var remedy : TEXTS.remedies(reason)) {
            text.append("  - (" + remedy.action() + ", " + remedy.who() + ") " + remedy.sentence() + "\n");
        }
        return text.toString();
    }

    private static Evidence seen(String what, String observed) {
        return new Evidence(what, observed, "<required>", "test", NOW);
    }
}
