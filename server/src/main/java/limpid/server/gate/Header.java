package limpid.server.gate;

/**
 * One header of a reply.
 *
 * @param name such as {@code Content-Type}
 * @param value on one line
 */
public record Header(String name, String value) {
    public Header {
        if (hasLineBreak(name) || hasLineBreak(value)) {
            throw new IllegalArgumentException("a header stands on one line");
        }
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }
}
