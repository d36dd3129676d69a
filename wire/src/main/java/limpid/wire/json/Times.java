package limpid.wire.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times in the form of RFC 3339, in UTC. Own code because a page of changes has two thousand of them, and the JDK's
 * general formatter takes longer for one than all the other fields of an item together.
 */
final class Times {
    private static final int SECONDS_OF_DAY = 86_400;
    /** {@code 2026-11-21T10:00:00} */
    private static final int PLAIN_LENGTH = 19;

    private static final int NANO_DIGITS = 9;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay();

    private Times() {}

    /** As {@link Instant#toString} writes it, but with all nine digits of a fraction. */
    static String format(Instant time) {
        long day = Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY);
        if (day < YEAR_0 || day >= YEAR_10000) {
            return time.toString();
        }
        int second = Math.floorMod(time.getEpochSecond(), SECONDS_OF_DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        int nano = time.getNano();
        byte[] text = new byte[nano == 0 ? PLAIN_LENGTH + 1 : PLAIN_LENGTH + NANO_DIGITS + 2];
        put(text, 0, 4, date.getYear(), '-');
        put(text, 5, 2, date.getMonthValue(), '-');
        put(text, 8, 2, date.getDayOfMonth(), 'T');
        put(text, 11, 2, second / 3600, ':');
        put(text, 14, 2, second / 60 % 60, ':');
        put(text, 17, 2, second % 60, 'Z');
        if (nano != 0) {
            text[PLAIN_LENGTH] = '.';
            put(text, PLAIN_LENGTH + 1, NANO_DIGITS, nano, 'Z');
        }
        return new String(text, ISO_8859_1);
    }

    private static void put(byte[] text, int from, int digits, int value, char after) {
        int rest = value;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[from + digits] = (byte) after;
    }

    /** Reads a time in UTC. Throws {@link IllegalArgumentException} for anything else. */
    static Instant parse(String text) {
        try {
            return isPlain(text) ? parsePlain(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time in UTC such as 2026-11-21T10:00:00Z", e);
        }
    }

    /** Whether {@code text} looks as {@link #format} writes; whether its digits make a date is still open. */
    private static boolean isPlain(String text) {
        int length = text.length();
        return (length == PLAIN_LENGTH + 1
                        || (length == PLAIN_LENGTH + NANO_DIGITS + 2 && text.charAt(PLAIN_LENGTH) == '.'))
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z';
    }

    private static Instant parsePlain(String text) {
        long day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
                .toEpochDay();
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no such time of day");
        }
        int nano = text.length() == PLAIN_LENGTH + 1 ? 0 : digits(text, PLAIN_LENGTH + 1, NANO_DIGITS);
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second, nano);
    }

    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a digit");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
