package limpid.server.gate.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What part of a content a request wants. Source: RFC 9110, section 14. Of several ranges in one request none is given but the
 * whole, which every client takes.
 */
public sealed interface Span {
    /** All of it. */
    record Whole() implements Span {}

    /** {@code length} bytes from {@code from}, at least one, all of them there. */
    record Part(long from, long length) implements Span {
        /** As it stands in the reply. */
        String contentRange(long size) {
            return "bytes " + from + "-" + (from + length - 1) + "/" + size;
        }
    }

    /** Nothing of it is there. */
    record Outside() implements Span {}

    /** One range: from and to, from only, or how many at the end. More digits than a long has are past any end. */
    Pattern RANGE = Pattern.compile("bytes=\\s*(\\d{0,30})-(\\d{0,30})\\s*", Pattern.CASE_INSENSITIVE);

    /** What the value of a Range header means for a content of {@code size} bytes; what makes no sense is not followed. */
    static Span of(String header, long size) {
        Matcher range = RANGE.matcher(header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new Whole();
        }
        return range.group(1).isEmpty()
                ? last(number(range.group(2)), size)
                : between(number(range.group(1)), range.group(2), size);
    }

    private static Span last(long count, long size) {
        long length = Math.min(count, size);
        return length == 0 ? new Outside() : new Part(size - length, length);
    }

    private static Span between(long from, String to, long size) {
        long last = to.isEmpty() ? size - 1 : Math.min(number(to), size - 1);
        if (!to.isEmpty() && number(to) < from) {
            return new Whole();
        }
        return from >= size ? new Outside() : new Part(from, last - from + 1);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
