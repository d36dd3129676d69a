package limpid.server.gate.panel;

import limpid.wire.message.MalformedException;

/** Texts that people type. */
final class Texts {
    private Texts() {}

    /** Fails with: REQUEST_MALFORMED, for an empty text, a long one, and one with control characters. */
    static void check(String field, String text, int lengthMax) {
        if (text.isBlank() || text.length() > lengthMax || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException(field, "not 1 to " + lengthMax + " printable characters");
        }
    }
}
