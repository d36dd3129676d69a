package limpid.server.share;

import java.time.Instant;
import java.util.Optional;
import limpid.wire.message.MalformedException;

/**
 * What a link asks for, and how long it lasts.
 *
 * @param password in the clear; never stored, never logged
 * @param expires when it ends
 */
public record Terms(Optional<String> password, Optional<Instant> expires) {
    private static final int PASSWORD_CHARACTERS_MIN = 4;
    private static final int PASSWORD_CHARACTERS_MAX = 200;

    public Terms {
        checkPassword(password);
    }

    /** Throws {@link MalformedException} for a password that is too short or too long. */
    static void checkPassword(Optional<String> password) {
        if (password.filter(text -> !isPassword(text)).isPresent()) {
            throw new MalformedException(
                    "password",
                    "a password has " + PASSWORD_CHARACTERS_MIN + " to " + PASSWORD_CHARACTERS_MAX + " characters");
        }
    }

    private static boolean isPassword(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= PASSWORD_CHARACTERS_MIN && length <= PASSWORD_CHARACTERS_MAX;
    }

    /** Throws {@link MalformedException} for an end that is not after {@code now}. */
    static void checkEnd(Optional<Instant> expires, Instant now) {
        if (expires.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new MalformedException("expires", "a link ends in the future");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Terms[expires=" + expires + "]";
    }
}
