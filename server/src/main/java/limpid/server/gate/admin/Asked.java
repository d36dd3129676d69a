package limpid.server.gate.admin;

import limpid.server.gate.Request;
import limpid.wire.message.MalformedException;

/** Parameters of a query. */
final class Asked {
    private static final int TEXT_CHARACTERS_MAX = 200;
    private static final int LIMIT_MAX = 500;

    private Asked() {}

    /** A text; empty if it is not there. Throws {@link MalformedException}. */
    static String text(Request request, String name) {
        String text = request.parameter(name).orElse("");
        if (text.length() > TEXT_CHARACTERS_MAX) {
            throw new MalformedException(name, "up to " + TEXT_CHARACTERS_MAX + " characters were expected");
        }
        return text;
    }

    /** How many are wanted. Throws {@link MalformedException}. */
    static int limit(Request request, int otherwise) {
        String text = request.parameter("limit").orElse(Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LIMIT_MAX) {
            throw new MalformedException("limit", "a number from 1 to " + LIMIT_MAX + " was expected");
        }
        return Integer.parseInt(text);
    }
}
