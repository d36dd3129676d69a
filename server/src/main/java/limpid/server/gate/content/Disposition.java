package limpid.server.gate.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/**
 * How a browser shall call what it saves: in plain characters for old programs, and exactly. Source: RFC 6266, RFC 8187.
 */
public final class Disposition {
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    /** To be saved under {@code name}. */
    public static String attachment(String name) {
        return "attachment" + named(name);
    }

    /** To be opened; saved, if it is, under {@code name}. */
    public static String inline(String name) {
        return "inline" + named(name);
    }

    private static String named(String name) {
        String safe = withoutMarks(name);
        StringBuilder plain = new StringBuilder();
        safe.codePoints().forEach(c -> plain.append(isQuotable(c) ? (char) c : '_'));
        StringBuilder exact = new StringBuilder();
        for (byte b : safe.getBytes(UTF_8)) {
            boolean isPlain = b > 0 && (Character.isLetterOrDigit(b) || PLAIN.indexOf(b) >= 0);
            exact.append(
                    isPlain
                            ? String.valueOf((char) b)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return "; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }

    private static boolean isQuotable(int c) {
        return c >= ' ' && c < 127 && "\"\\%;".indexOf(c) < 0;
    }

    /** Marks that turn the direction of writing could make {@code annexe.gpj} look like a picture in a folder of downloads. */
    private static String withoutMarks(String name) {
        StringBuilder safe = new StringBuilder();
        name.codePoints().forEach(c -> safe.appendCodePoint(isTurning(c) || Character.isISOControl(c) ? '_' : c));
        return safe.toString();
    }

    private static boolean isTurning(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
