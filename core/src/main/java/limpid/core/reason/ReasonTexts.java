package limpid.core.reason;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What people read about reasons, in one language. Immutable; safe for all threads.
 *
 * <p>The file has for each code {@code CODE.title}, {@code CODE.sentence} and {@code CODE.remedy.1}, {@code .2} …, the
 * last in the form {@code action | WHO | what to do}. In texts, {@code {subject}} stands for what it is about and
 * {@code {free-bytes}} for the evidence of that name; {@code {volume|the disk}} says what to write where there is no such
 * evidence; {@code {problem/detail}} takes the first that was seen; {@code {name-bytes:required}} for what would have been well; a part in {@code [square brackets]} is left out when a value in it is missing,
 * and in {@code [one||other]} the other stands in its place.
 */
public final class ReasonTexts {
    /** No code needs more; a reader would not get through them. */
    private static final int REMEDIES_MAX = 6;

    private static final ReasonTexts ENGLISH = load("texts_en.properties");

    private final Map<ReasonCode, CodeTexts> texts;

    private record RemedyText(String action, Who who, Template sentence) {}

    private record CodeTexts(String title, Template sentence, List<RemedyText> remedies) {}

    private ReasonTexts(Map<ReasonCode, CodeTexts> texts) {
        this.texts = texts;
    }

    /** The texts in English, loaded once. */
    public static ReasonTexts english() {
        return ENGLISH;
    }

    /** A few words that name the cause, such as "Server out of reach". */
    public String title(ReasonCode code) {
        return of(code).title();
    }

    /** What is the matter and what happens next, in one or two sentences. */
    public String sentence(Reason reason) {
        return of(reason.code()).sentence().fill(reason);
    }

    /** What fixes it, best first; never empty. */
    public List<Remedy> remedies(Reason reason) {
        return of(reason.code()).remedies().stream()
                .map(text ->
                        new Remedy(text.action(), text.who(), text.sentence().fill(reason)))
                .toList();
    }

    /** The best remedy for which nobody but the person at this device is needed, else the best of all. */
    public Remedy bestRemedy(Reason reason) {
        var remedies = remedies(reason);
        return remedies.stream()
                .filter(remedy -> remedy.who() == Who.YOU)
                .findFirst()
                .orElseGet(remedies::getFirst);
    }

    private CodeTexts of(ReasonCode code) {
        return Objects.requireNonNull(texts.get(code));
    }

    private static ReasonTexts load(String resource) {
        var lines = new Properties();
        try (var in = Objects.requireNonNull(ReasonTexts.class.getResourceAsStream(resource));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own texts cannot be read", e);
        }
        var texts = new EnumMap<ReasonCode, CodeTexts>(ReasonCode.class);
        for (var code : ReasonCode.values()) {
            texts.put(code, texts(lines, code));
        }
        return new ReasonTexts(texts);
    }

    private static CodeTexts texts(Properties lines, ReasonCode code) {
        var remedies = new ArrayList<RemedyText>();
        for (int n = 1; n <= REMEDIES_MAX; n++) {
            var line = lines.getProperty(code + ".remedy." + n);
            if (line != null) {
                remedies.add(remedy(line));
            }
        }
        if (remedies.isEmpty()) {
            throw new IllegalStateException("no remedy for " + code);
        }
        return new CodeTexts(
                line(lines, code + ".title"), Template.parse(line(lines, code + ".sentence")), List.copyOf(remedies));
    }

    private static RemedyText remedy(String line) {
        // The sentence may hold a bar of its own, inside a placeholder.
        var parts = line.split("\\|", 3);
        if (parts.length != 3) {
            throw new IllegalStateException("a remedy has an action, a who and a sentence: " + line);
        }
        return new RemedyText(parts[0].strip(), Who.valueOf(parts[1].strip()), Template.parse(parts[2].strip()));
    }

    private static String line(Properties lines, String key) {
        var line = lines.getProperty(key);
        if (line == null || line.isBlank()) {
            throw new IllegalStateException("no text " + key);
        }
        return line.strip();
    }
}
