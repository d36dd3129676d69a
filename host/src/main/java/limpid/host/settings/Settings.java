package limpid.host.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;

/**
 * The settings of one file, while a room reads them into its record: each value is asked for by key with what holds
 * otherwise, and {@link #finish} then refuses the file if anything in it was wrong or was not asked for. For one thread.
 */
public final class Settings {
    /** A name further away than this from what was written is no help. */
    private static final int TYPOS_MAX = 3;

    private final String source;
    private final Map<String, Line> unread = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Line(int number, String value) {}

    private record Problem(int line, String key, String text, Optional<String> nearest) {
        @Override
        public String toString() {
            String hint = nearest.map(name -> "; did you mean " + name + "?").orElse("");
            return "line " + line + ": " + text + hint;
        }
    }

    private Settings(String source) {
        this.source = source;
    }

    /**
     * Settings from text. Empty lines and lines that begin with {@code #} say nothing.
     *
     * @param source where the text is from, for people
     */
    public static Settings of(String source, String text) {
        Settings settings = new Settings(source);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            settings.addLine(i + 1, lines.get(i).strip());
        }
        return settings;
    }

    /** Settings where there is no file: everything holds as it does otherwise. */
    public static Settings none() {
        return new Settings("");
    }

    private void addLine(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            problem(number, line, "\"" + line + "\" is not of the form key = value");
            return;
        }
        String key = line.substring(0, equals).strip();
        Optional.ofNullable(unread.put(
                        key, new Line(number, line.substring(equals + 1).strip())))
                .ifPresent(first -> problem(number, key, key + " stands in line " + first.number() + " already"));
    }

    private void problem(int line, String key, String text) {
        problems.add(new Problem(line, key, text, Optional.empty()));
    }

    /** Any text. */
    public String text(String key, String otherwise) {
        return read(key, Optional::of, "").orElse(otherwise);
    }

    /** Any text; empty if the key is not there. */
    public Optional<String> text(String key) {
        return read(key, Optional::of, "");
    }

    /** A span of time, such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 30d}. */
    public Duration duration(String key, Duration otherwise) {
        return read(key, Units::duration, "a span of time such as 500ms, 30s, 5m, 2h or 30d")
                .orElse(otherwise);
    }

    /** A count of bytes, such as {@code 512B}, {@code 64KiB}, {@code 10MiB}, {@code 2GiB} or {@code 1TiB}. */
    public long bytes(String key, long otherwise) {
        return read(key, Units::bytes, "a size such as 512B, 64KiB, 10MiB, 2GiB or 1TiB")
                .orElse(otherwise);
    }

    /** A whole number within bounds. */
    public int number(String key, int otherwise, int least, int most) {
        return read(
                        key,
                        value -> Units.number(value).filter(n -> n >= least && n <= most),
                        "a whole number from " + least + " to " + most)
                .orElse(otherwise);
    }

    /** {@code yes} or {@code no}. */
    public boolean isOn(String key, boolean otherwise) {
        return read(key, Units::yesOrNo, "yes or no").orElse(otherwise);
    }

    /** Names a setting of earlier releases, which is refused with the word of what to do instead. */
    public void retired(String key, String instead) {
        Optional.ofNullable(unread.remove(key))
                .ifPresent(line -> problem(line.number(), key, key + " is no longer a setting: " + instead));
    }

    private <T> Optional<T> read(String key, Function<String, Optional<T>> meaning, String wanted) {
        known.add(key);
        Optional<Line> line = Optional.ofNullable(unread.remove(key));
        Optional<T> value = line.flatMap(there -> meaning.apply(there.value()));
        if (line.isPresent() && value.isEmpty()) {
            String written = line.get().value();
            problem(line.get().number(), key, key + " is \"" + written + "\", and should be " + wanted);
        }
        return value;
    }

    /** Ends the reading. Fails with: SETTINGS_INVALID, with all problems as evidence; the first is told in full. */
    public void finish(Instant now) {
        unread.forEach(
                (key, line) -> problems.add(new Problem(line.number(), key, key + " is not a setting", nearest(key))));
        if (problems.isEmpty()) {
            return;
        }
        List<Evidence> evidence = new ArrayList<>();
        String all = String.join(". ", problems.stream().map(Problem::toString).toList());
        evidence.add(new Evidence("problem", all, "", source, now));
        evidence.add(new Evidence("path", source, "", source, now));
        evidence.add(new Evidence("setting", problems.getFirst().key(), "", source, now));
        problems.stream()
                .flatMap(problem -> problem.nearest().stream())
                .findFirst()
                .ifPresent(name -> evidence.add(new Evidence("nearest", name, "", source, now)));
        throw new ReasonException(
                Reason.of(ReasonCode.SETTINGS_INVALID, Subject.device(), now, evidence.toArray(Evidence[]::new)));
    }

    private Optional<String> nearest(String key) {
        return known.stream()
                .filter(name -> typos(key, name) <= TYPOS_MAX)
                .min((one, other) -> Integer.compare(typos(key, one), typos(key, other)));
    }

    /** How many letters to insert, remove or replace; Levenshtein's distance, one row of the table at a time. */
    private static int typos(String written, String meant) {
        int[] row = new int[meant.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= written.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (written.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[meant.length()];
    }
}
