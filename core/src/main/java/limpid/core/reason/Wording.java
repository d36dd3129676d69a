package limpid.core.reason;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** How sizes, spans, times and subjects read for people. Pure; English. */
public final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Control characters, line ends and what turns the direction of writing; joiners stay, since emoji need them. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Wording() {}

    /** A size such as {@code 12.3 GB}, in powers of 1,000, as disks are sold. */
    public static String size(long bytes) {
        if (bytes < 0) {
            return "-" + size(bytes == Long.MIN_VALUE ? Long.MAX_VALUE : -bytes);
        }
        if (bytes < 1000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double value = bytes;
        int unit = 0;
        // 999.95 would be shown as 1000.0
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        var digits = String.format(Locale.ROOT, "%.1f", value);
        return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + " " + UNITS[unit];
    }

    /** A span such as {@code 2 hours} or {@code 3 days}: the largest unit that fits, rounded down. */
    public static String span(Duration span) {
        long seconds = Math.abs(span.toSeconds());
        if (seconds < 1) {
            return "less than a second";
        }
        if (seconds < 120) {
            return count(seconds, "second");
        }
        if (seconds < 2 * 3600) {
            return count(seconds / 60, "minute");
        }
        if (seconds < 2 * 86_400) {
            return count(seconds / 3600, "hour");
        }
        return count(seconds / 86_400, "day");
    }

    /** A moment such as {@code 21 Nov 2026 13:50 UTC}. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** What a reason is about, to stand in a sentence; a name is quoted. */
    public static String subject(Subject subject) {
        if (!subject.name().isBlank()) {
            var name = plain(subject.name());
            return subject.scope() == Scope.SERVER ? name : "“" + name + "”";
        }
        return switch (subject.scope()) {
            case ITEM -> "this item";
            case ROOT -> "the folder";
            case COLLECTION -> "this collection";
            case LANE -> "this kind of transfer";
            case DEVICE -> "this device";
            case PERSON -> "your account";
            case HOME -> "your plan";
            case SERVER -> "the server";
        };
    }

    /** A value of evidence; the end of its key says what it is. What does not parse is shown as it is. */
    public static String value(String key, String observed) {
        try {
            if (key.endsWith("-bytes")) {
                return size(Long.parseLong(observed));
            }
            if (key.endsWith("-seconds")) {
                return span(Duration.ofSeconds(Long.parseLong(observed)));
            }
            if (key.endsWith("-millis")) {
                return span(Duration.ofMillis(Long.parseLong(observed)));
            }
            return MOMENT.matcher(observed).matches() ? time(Instant.parse(observed)) : plain(observed);
        } catch (NumberFormatException | DateTimeParseException e) {
            return plain(observed);
        }
    }

    /**
     * A text from outside, such as the name of a file, on one line and harmless to a terminal: what would move its cursor,
     * turn its writing round or end the line is replaced.
     */
    public static String plain(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
